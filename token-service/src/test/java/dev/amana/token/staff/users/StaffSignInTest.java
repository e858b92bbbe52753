package dev.amana.token.staff.users;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.token.staff.users.StaffSignIn.Outcome;
import dev.amana.token.support.Http;
import dev.amana.token.support.KeyFiles;
import dev.amana.token.support.TokenServiceTest;
import java.net.http.HttpRequest;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class StaffSignInTest extends TokenServiceTest {

    @Autowired
    private StaffSignIn signIn;

    @Autowired
    private JdbcClient database;

    private Outcome signIn(Member member, int stepsAhead, String address) {
        return signIn.signIn(member.name(), member.password(), member.code(stepsAhead), address);
    }

    @Test
    void neitherPasswordNorSecretLieOpen() {
        Member member = Member.join(at("/internal/staff"), "operator");
        String stored = database.sql(
                        "select encode(totp_sealed, 'hex') || ' ' || password_hash from staff_member where name = ?")
                .param(member.name())
                .query(String.class)
                .single();
        assertThat(stored)
                .contains("$2a$12$")
                .doesNotContain(member.password())
                .doesNotContain(HexFormat.of().formatHex(member.secret()));
    }

    @Test
    void aRunOfWrongTriesMakesTheNameWaitWhoeverItIs() {
        Member member = Member.join(at("/internal/staff"), "auditor");
        String nobody = "nobody-" + UUID.randomUUID();
        for (int n = 0; n < 5; n++) {
            assertThat(signIn.signIn(member.name(), "wrong", member.code(0), "198.51.100.1"))
                    .isInstanceOf(Outcome.Refused.class);
            assertThat(signIn.signIn(nobody, "wrong", "000000", "198.51.100.1")).isInstanceOf(Outcome.Refused.class);
        }
        assertThat(signIn(member, 0, "198.51.100.2")).isInstanceOf(Outcome.Waits.class);
        assertThat(signIn.signIn(nobody, "wrong", "000000", "198.51.100.2")).isInstanceOf(Outcome.Waits.class);
    }

    @Test
    void aFloodFromOneAddressMakesItWaitAndNobodyElse() {
        Member member = Member.join(at("/internal/staff"), "auditor");
        for (int n = 0; n < 50; n++) {
            signIn.signIn("nobody-at-all", "wrong", "000000", "198.51.100.3");
        }
        assertThat(signIn(member, 0, "198.51.100.3")).isInstanceOf(Outcome.Waits.class);
        assertThat(signIn(member, 0, "198.51.100.4")).isInstanceOf(Outcome.SignedIn.class);
    }

    @Test
    void whoHasLeftSignsInNoMore() {
        Member member = Member.join(at("/internal/staff"), "auditor");
        assertThat(signIn(member, -1, "198.51.100.5")).isInstanceOf(Outcome.SignedIn.class);
        HttpRequest.Builder leaving = HttpRequest.newBuilder(at("/internal/staff/" + member.name()))
                .header("Authorization", "Bearer " + KeyFiles.ADMIN_KEY)
                .DELETE();
        assertThat(Http.send(leaving).statusCode()).isEqualTo(204);
        assertThat(signIn(member, 0, "198.51.100.5")).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void onlyTheAdminKeyTakesStaffIn() {
        String body = "{\"name\":\"mallory\",\"roles\":[\"operator\"]}";
        assertThat(Http.post(at("/internal/staff"), "application/json", body).statusCode())
                .isEqualTo(401);
        for (String wrong : List.of(
                "{\"name\":\"x y\",\"roles\":[\"auditor\"]}",
                "{\"name\":\"x\",\"roles\":[\"admin\"]}",
                "{\"name\":\"x\"}",
                "x")) {
            assertThat(Http.post(
                                    at("/internal/staff"),
                                    "application/json",
                                    wrong,
                                    "Authorization",
                                    "Bearer " + KeyFiles.ADMIN_KEY)
                            .statusCode())
                    .isEqualTo(400);
        }
    }
}
