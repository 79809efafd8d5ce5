package fr.halle.document;

import fr.halle.acces.Agent;
import fr.halle.commun.Reference;
import fr.halle.document.reception.FichierRecu;
import java.sql.Types;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Écrit les lignes des pièces, sous le nom de qui agit. */
@Component
class EcritureDesPieces {

    private static final char PREFIXE = 'P';

    private final JdbcClient sql;
    private final Agent agent;

    EcritureDesPieces(JdbcClient sql, Agent agent) {
        this.sql = sql;
        this.agent = agent;
    }

    /** Ce qui s'écrit sur les pièces d'un même objet s'écrit l'un après l'autre, jusqu'à la fin de la transaction. */
    void attendreSonTour(String genre, UUID objet) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended('halle.pieces ' || :genre || ' ' || :objet, 0))")
                .param("genre", genre)
                .param("objet", objet.toString())
                .query((_, _) -> true)
                .single();
    }

    /** La première version d'une pièce ; rend sa référence. */
    String creer(
            String genre, UUID objet, PieceAttendue attendue, String libelle, FichierRecu recu, Set<String> visible) {
        var reference = Reference.nouvelle(PREFIXE).valeur();
        inserer(new Ligne(
                null,
                null,
                reference,
                genre,
                objet,
                attendue.code(),
                !attendue.plusieurs(),
                libelle,
                1,
                recu.nom(),
                recu.type().type(),
                recu.tampon().empreinte(),
                false,
                false,
                null,
                visible));
        return reference;
    }

    /** La version qui suit. */
    void remplacer(Piece avant, FichierRecu recu, Set<String> visible) {
        inserer(new Ligne(
                avant.id(),
                avant.ligne(),
                avant.reference(),
                avant.genre(),
                avant.objet(),
                avant.code(),
                null,
                avant.libelle(),
                avant.version() + 1,
                recu.nom(),
                recu.type().type(),
                recu.tampon().empreinte(),
                false,
                false,
                null,
                visible));
    }

    /** La même version, annulée. */
    void annuler(Piece avant, String motif) {
        inserer(memeVersion(avant, false, true, motif, avant.visiblePar()));
    }

    /** La même version, lue de plus de personnes. */
    void ouvrir(Piece avant, Set<String> visible) {
        inserer(memeVersion(avant, avant.figee(), false, null, visible));
    }

    private static Ligne memeVersion(
            Piece avant, boolean fige, boolean annule, @Nullable String motif, Set<String> visible) {
        return new Ligne(
                avant.id(),
                avant.ligne(),
                avant.reference(),
                avant.genre(),
                avant.objet(),
                avant.code(),
                null,
                avant.libelle(),
                avant.version(),
                avant.nom(),
                avant.type(),
                avant.empreinte(),
                fige,
                annule,
                motif,
                visible);
    }

    private void inserer(Ligne l) {
        var qualite = agent.qualite();
        sql.sql("""
                        insert into document.piece (racine, corrige_id, reference, objet_genre, objet, code, seule, libelle, version, nom,
                                                    type, empreinte, fige, annule, motif, depose_par, visible_par, saisi_par, qualite)
                        values (:racine, :corrige, :reference, :genre, :objet, :code,
                                coalesce(:seule, (select p.seule from document.piece p where p.id = :corrige)), :libelle, :version, :nom,
                                :type, :empreinte, :fige, :annule, :motif, :qualite, :visible::text[], :personne, :qualite)
                        """)
                .param("racine", l.racine, Types.OTHER)
                .param("corrige", l.corrige, Types.OTHER)
                .param("reference", l.reference)
                .param("genre", l.genre)
                .param("objet", l.objet)
                .param("code", l.code)
                .param("seule", l.seule, Types.BOOLEAN)
                .param("libelle", l.libelle)
                .param("version", l.version)
                .param("nom", l.nom)
                .param("type", l.type)
                .param("empreinte", l.empreinte)
                .param("fige", l.fige)
                .param("annule", l.annule)
                .param("motif", l.motif, Types.VARCHAR)
                .param("visible", l.visible.toArray(String[]::new))
                .param("personne", agent.personne(), Types.OTHER)
                .param("qualite", qualite)
                .update();
    }

    private record Ligne(
            @Nullable UUID racine,
            @Nullable UUID corrige,
            String reference,
            String genre,
            UUID objet,
            String code,
            @Nullable Boolean seule,
            String libelle,
            int version,
            String nom,
            String type,
            String empreinte,
            boolean fige,
            boolean annule,
            @Nullable String motif,
            Set<String> visible) {}
}
