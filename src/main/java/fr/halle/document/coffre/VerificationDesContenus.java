package fr.halle.document.coffre;

import fr.halle.platform.Verification;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Un contenu est entier, est celui que dit son empreinte, et il est à une pièce. Tous se relisent, un morceau en mémoire à la fois. */
@Component
@Order(45)
class VerificationDesContenus implements Verification {

    private final JdbcClient sql;
    private final Coffre coffre;

    VerificationDesContenus(JdbcClient sql, Coffre coffre) {
        this.sql = sql;
        this.coffre = coffre;
    }

    @Override
    public String regle() {
        return "Chaque contenu déposé a tous ses morceaux, son empreinte, et une pièce qui le porte";
    }

    @Override
    public List<String> anomalies() {
        var anomalies = new ArrayList<>(sql.sql("""
                        select 'Contenu ' || c.empreinte || ' : ' || count(m.rang) || ' morceaux sur ' || c.morceaux || ', '
                               || coalesce(sum(octet_length(m.octets)), 0) || ' octets sur ' || c.octets
                          from document.contenu c left join document.morceau m on m.empreinte = c.empreinte
                         group by c.empreinte
                        having count(m.rang) <> c.morceaux or max(m.rang) <> c.morceaux
                            or coalesce(sum(octet_length(m.octets)), 0) <> c.octets
                        union all
                        select 'Contenu ' || c.empreinte || ' : aucune pièce ne le porte'
                          from document.contenu c
                         where not exists (select from document.piece p where p.empreinte = c.empreinte)
                        """).query(String.class).list());
        for (var empreinte : sql.sql("select empreinte from document.contenu order by empreinte")
                .query(String.class)
                .list()) {
            var lue = relire(empreinte);
            if (!lue.equals(empreinte)) {
                anomalies.add("Contenu %s : ses octets ont l'empreinte %s".formatted(empreinte, lue));
            }
        }
        return anomalies;
    }

    private String relire(String empreinte) {
        try (var flux = new DigestInputStream(coffre.ouvrir(empreinte), MessageDigest.getInstance("SHA-256"))) {
            flux.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(flux.getMessageDigest().digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
