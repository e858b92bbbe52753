package dev.amana.token.staff.users;

import dev.amana.token.keys.DataKeyPurpose;
import dev.amana.token.keys.DataKeys;
import dev.amana.token.staff.Role;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of staff. Nobody is ever deleted: an audit trail must be able to say who an id was. */
@Repository
class StaffTable {

    /** What somebody proves themselves with. */
    record Credentials(StaffMember member, String passwordHash, byte[] totpSecret) {}

    private static final int LISTED_AT_MOST = 1_000;

    private final JdbcClient database;
    private final DataKeys keys;
    private final Passwords passwords;

    StaffTable(JdbcClient database, DataKeys keys, Passwords passwords) {
        this.database = database;
        this.keys = keys;
        this.passwords = passwords;
    }

    /** Empty when the name is taken, also by somebody who has left. */
    Optional<UUID> add(NewMember member) {
        UUID id = UUID.randomUUID();
        int added = database.sql("""
                        insert into staff_member (staff_id, name, roles, password_hash, totp_sealed)
                        values (:id, :name, :roles, :password, :totp) on conflict (name) do nothing""")
                .param("id", id)
                .param("name", member.name())
                .param("roles", Role.wireNames(member.roles()).toArray(String[]::new))
                .param("password", passwords.hash(member.password()))
                .param("totp", keys.seal(DataKeyPurpose.STAFF_SECRET, member.totpSecret(), context(id)))
                .update();
        return added == 1 ? Optional.of(id) : Optional.empty();
    }

    /** Those who have not left, by name. */
    List<StaffMember> all() {
        return database.sql("select * from staff_member where left_at is null order by name limit " + LISTED_AT_MOST)
                .query((row, n) -> member(row))
                .list();
    }

    /** Whether there was such a one who had not left; from now on they do not sign in. */
    boolean leave(String name) {
        return database.sql("update staff_member set left_at = clock_timestamp() where name = ? and left_at is null")
                        .param(NewMember.canonical(name))
                        .update()
                == 1;
    }

    /** Nobody's where none can have such a name; PostgreSQL takes no text with a NUL. */
    Optional<Credentials> credentials(String typed) {
        String name = NewMember.canonical(typed);
        if (!NewMember.isName(name)) {
            return Optional.empty();
        }
        return database.sql("select * from staff_member where name = ? and left_at is null")
                .param(name)
                .query((row, n) -> {
                    StaffMember member = member(row);
                    byte[] secret =
                            keys.open(DataKeyPurpose.STAFF_SECRET, row.getBytes("totp_sealed"), context(member.id()));
                    return new Credentials(member, row.getString("password_hash"), secret);
                })
                .optional();
    }

    /** Spends the code of this step and of every earlier one; false when it was spent, on whichever instance. */
    boolean spendStep(UUID id, long step) {
        return database.sql("""
                        update staff_member set totp_step = :step
                        where staff_id = :id and left_at is null and (totp_step is null or totp_step < :step)""").param("id", id).param("step", step).update() == 1;
    }

    private static StaffMember member(ResultSet row) throws SQLException {
        Array roles = row.getArray("roles");
        Set<Role> read = Role.of(Arrays.asList((String[]) roles.getArray()));
        return new StaffMember(row.getObject("staff_id", UUID.class), row.getString("name"), read);
    }

    private static String context(UUID id) {
        return "staff-totp:" + id;
    }
}
