package fr.halle.document.coffre;

import fr.halle.platform.acteur.Acteur;
import fr.halle.platform.acteur.ActeurCourant;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Le coffre dans la base. */
@Component
class CoffreEnBase implements Coffre {

    private final JdbcClient sql;

    CoffreEnBase(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY, rollbackFor = IOException.class)
    public boolean ranger(String empreinte, long octets, InputStream contenu) throws IOException {
        var morceaux = Math.toIntExact((octets + MORCEAU - 1) / MORCEAU);
        // L'index unique fait attendre qui range le même contenu au même moment.
        var neuf = sql.sql(
                                "insert into document.contenu (empreinte, octets, morceaux) values (:empreinte, :octets, :morceaux) on conflict do nothing")
                        .param("empreinte", empreinte)
                        .param("octets", octets)
                        .param("morceaux", morceaux)
                        .update()
                == 1;
        for (var rang = 1; neuf && rang <= morceaux; rang++) {
            sql.sql("insert into document.morceau (empreinte, rang, octets) values (:empreinte, :rang, :octets)")
                    .param("empreinte", empreinte)
                    .param("rang", rang)
                    .param("octets", contenu.readNBytes(MORCEAU))
                    .update();
        }
        return neuf;
    }

    @Override
    public InputStream ouvrir(String empreinte) {
        return new Lecture(empreinte, ActeurCourant.lire());
    }

    private byte[] morceau(String empreinte, int rang, Acteur acteur) {
        var table = acteur instanceof Acteur.Anonyme ? "document.v_public_morceau" : "document.morceau";
        return ActeurCourant.agir(
                acteur,
                () -> sql.sql("select octets from " + table + " where empreinte = :empreinte and rang = :rang")
                        .param("empreinte", empreinte)
                        .param("rang", rang)
                        .query(byte[].class)
                        .optional()
                        .orElse(new byte[0]));
    }

    /** Lit un morceau après l'autre, sous l'acteur qui a ouvert le contenu. */
    private final class Lecture extends InputStream {

        private final String empreinte;
        private final Acteur acteur;
        private byte[] morceau = new byte[0];
        private int lus;
        private int rang;
        private boolean fini;

        private Lecture(String empreinte, Acteur acteur) {
            this.empreinte = empreinte;
            this.acteur = acteur;
        }

        @Override
        public int read() {
            var un = new byte[1];
            return read(un, 0, 1) < 0 ? -1 : un[0] & 0xff;
        }

        @Override
        public int read(byte[] octets, int debut, int nombre) {
            if (nombre == 0) {
                return 0;
            }
            if (lus == morceau.length && !suivant()) {
                return -1;
            }
            var pris = Math.min(nombre, morceau.length - lus);
            System.arraycopy(morceau, lus, octets, debut, pris);
            lus += pris;
            return pris;
        }

        private boolean suivant() {
            if (fini) {
                return false;
            }
            morceau = CoffreEnBase.this.morceau(empreinte, ++rang, acteur);
            lus = 0;
            // Le dernier est le seul qui puisse être plus court : une lecture de moins.
            fini = morceau.length < MORCEAU;
            return morceau.length > 0;
        }
    }
}
