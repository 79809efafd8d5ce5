package fr.halle.convention.fictif;

import fr.halle.convention.Partie;
import fr.halle.platform.Generation;
import fr.halle.platform.base.Copie;
import fr.halle.platform.base.Copie.Versement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ce que la base garde d'une convention inventée : le seul endroit qui nomme les colonnes. */
record EcritureDesFictives(Copie copie, JdbcClient sql, Generation generation, String programme) {

    private static final int SERIE_REVISIONS = 11;
    private static final int SERIE_ACTES = 12;

    private static final String QUALITE = "Données fictives";

    void verser(List<ConventionFictive> conventions) {
        enBloc("convention", """
                id, racine, corrige_id, reference, programme, type, nature, intitule, portee_par, source, visible_par, qualite, saisi_le
                """, table -> {
            // Une porteuse précède celle qu'elle porte, et une version celle qui la corrige.
            conventions.forEach(c -> version(table, c, c.id(), null, c.intitule(), c.saisieLe()));
            for (var rang = 0; rang < conventions.size(); rang++) {
                var c = conventions.get(rang);
                if (c.reviseeLe() != null) {
                    version(table, c, revision(rang), c.id(), c.intitule() + " (intitulé revu)", c.reviseeLe());
                }
            }
        });
        enBloc("convention_laureat", "version, laureat, rang", table -> {
            for (var rang = 0; rang < conventions.size(); rang++) {
                for (var version : versions(conventions.get(rang), rang)) {
                    var laureats = conventions.get(rang).laureats();
                    for (var i = 0; i < laureats.size(); i++) {
                        table.ligne(version, laureats.get(i).id(), i + 1);
                    }
                }
            }
        });
        enBloc(
                "convention_partie",
                "version, cle, rang, code, nom, nature, territoire_type, territoire_code, obligatoire, qualite, delibere",
                table -> {
                    for (var rang = 0; rang < conventions.size(); rang++) {
                        for (var version : versions(conventions.get(rang), rang)) {
                            var parties = conventions.get(rang).parties();
                            for (var i = 0; i < parties.size(); i++) {
                                partie(table, version, i, parties.get(i));
                            }
                        }
                    }
                });
        actes(conventions);
    }

    /** COPY ne sait pas écrire où des politiques veillent : une table de passage le reçoit, et un seul INSERT la vide. */
    private void enBloc(String table, String colonnes, Consumer<Versement> remplissage) {
        sql.sql("create temp table versement as select %s from convention.%s with no data".formatted(colonnes, table))
                .update();
        copie.verser("versement (" + colonnes + ")", remplissage);
        sql.sql("insert into convention.%1$s (%2$s) select %2$s from versement".formatted(table, colonnes))
                .update();
        sql.sql("drop table versement").update();
    }

    private void version(
            Versement table, ConventionFictive c, UUID id, @Nullable UUID corrige, String intitule, LocalDate saisie) {
        table.ligne(
                id,
                corrige,
                corrige,
                c.reference(),
                programme,
                c.type(),
                "constatee",
                intitule,
                c.porteePar(),
                Generation.SOURCE,
                cles(c),
                QUALITE,
                instant(saisie));
    }

    private static void partie(Versement table, UUID version, int rang, Partie p) {
        var territoire = p.territoire() == null ? new String[2] : p.territoire().split(":", 2);
        table.ligne(
                version,
                p.cle(),
                rang,
                p.code(),
                p.nom(),
                p.nature(),
                territoire[0],
                territoire[1],
                p.obligatoire(),
                p.signataire() ? "signataire" : "presence",
                p.delibere());
    }

    private void actes(List<ConventionFictive> conventions) {
        var rang = new long[1];
        enBloc(
                "acte",
                """
                id, convention, genre, nature, effet, precision_date, partie, etape, sens, numero, transmis_le, publie_le, fin_le,
                motif, source, visible_par, qualite, saisi_le
                """,
                table -> conventions.forEach(c -> c.actes().forEach(a -> {
                    var deliberation = a.genre().equals("deliberation");
                    var su = a.effet().plusDays(2);
                    table.ligne(
                            generation.id(SERIE_ACTES, rang[0]),
                            c.id(),
                            a.genre(),
                            "constate",
                            a.effet(),
                            a.precision(),
                            a.partie(),
                            a.etape(),
                            a.sens(),
                            deliberation ? "%d-%04d".formatted(a.effet().getYear(), rang[0] % 10_000) : null,
                            deliberation ? a.effet().plusDays(3) : null,
                            deliberation ? a.effet().plusDays(5) : null,
                            a.finLe(),
                            a.motif(),
                            Generation.SOURCE,
                            cles(c),
                            QUALITE,
                            instant(su.isAfter(c.saisieLe()) ? su : c.saisieLe()));
                    rang[0]++;
                })));
    }

    private List<UUID> versions(ConventionFictive c, int rang) {
        return c.reviseeLe() == null ? List.of(c.id()) : List.of(c.id(), revision(rang));
    }

    private UUID revision(int rang) {
        return generation.id(SERIE_REVISIONS, rang);
    }

    /** Un tableau de PostgreSQL : aucune clé ne porte de virgule, d'accolade ni de guillemet. */
    private static String cles(ConventionFictive c) {
        return "{" + String.join(",", new TreeSet<>(c.visiblePar())) + "}";
    }

    private static String instant(LocalDate jour) {
        return jour.atTime(9, 0).atOffset(ZoneOffset.UTC).toString();
    }
}
