package dev.amana.token.staff;

import dev.amana.token.staff.users.Member;
import dev.amana.token.support.KeyFiles;
import dev.amana.token.support.TokenServiceTest;
import dev.amana.token.support.Tpp;

/** Who comes to the staff issuer: a member of staff at the console, and the operator's program. */
abstract class StaffIssuerTest extends TokenServiceTest {

    StaffConsole console() {
        return StaffConsole.at(at("").getPort(), STAFF_ISSUER);
    }

    Member auditor() {
        return Member.join(at("/internal/staff"), "auditor");
    }

    Tpp operator() {
        return new Tpp(at("").getPort(), "amana-operator", KeyFiles.OPERATOR);
    }
}
