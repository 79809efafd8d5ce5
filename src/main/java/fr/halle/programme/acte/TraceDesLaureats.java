package fr.halle.programme.acte;

import fr.halle.acces.Cible;
import fr.halle.acces.Droits;
import fr.halle.acces.Visibilite;
import fr.halle.commun.DateApprochee;
import fr.halle.journal.Changement;
import fr.halle.journal.Consigne;
import fr.halle.journal.Journal;
import fr.halle.journal.Objet;
import fr.halle.programme.Laureat;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Inscrit dans la trace ce qui change un lauréat : sa qualité, ses membres et ce qui reste à trancher, relevés avant l'acte, puis
 * après lui, à la même date.
 */
@Component
public class TraceDesLaureats {

    /** Le type de ses objets ; leur identifiant est la référence du lauréat. */
    public static final String LAUREAT = "laureat";

    private static final String RIEN = "rien";

    private final Journal journal;
    private final Droits droits;
    private final SuiteDesLaureats suite;
    private final JdbcClient sql;

    TraceDesLaureats(Journal journal, Droits droits, SuiteDesLaureats suite, JdbcClient sql) {
        this.journal = journal;
        this.droits = droits;
        this.suite = suite;
        this.sql = sql;
    }

    /**
     * Un lauréat tel qu'un acte le trouve.
     *
     * @param phrase ce que l'acte en fera
     * @param jour la date dont l'acte parle
     */
    public record Avant(
            Laureat laureat,
            String phrase,
            LocalDate jour,
            Cible cible,
            @Nullable String qualite,
            Membres membres,
            String conflits) {}

    /** Les territoires d'un lauréat, pour les chercher et pour les lire. */
    public record Membres(List<String> lieux, @Nullable String texte) {

        public Membres {
            lieux = List.copyOf(lieux);
        }
    }

    /** Relève le lauréat, avant que l'acte n'y touche. */
    public Avant avant(Laureat laureat, LocalDate jour, String phrase) {
        return new Avant(
                laureat,
                phrase,
                jour,
                suite.cible(laureat),
                qualite(laureat, jour),
                membres(laureat, jour),
                conflits(laureat));
    }

    /** Un lauréat qu'un acte fait naître : avant lui, il n'y avait rien. */
    public Avant naissant(Laureat laureat, LocalDate jour, String phrase) {
        return new Avant(
                laureat,
                phrase,
                jour,
                new Cible(laureat.programme(), Set.of(), Set.of(), Set.of()),
                null,
                new Membres(List.of(), null),
                RIEN);
    }

    void inscrire(String verbe, ActesDesLaureats.Saisie saisie, Avant... releves) {
        journal.consigner(Arrays.stream(releves)
                .map(avant -> consigne(avant, verbe, Visibilite.ETAT)
                        .effet(DateApprochee.jour(avant.jour))
                        .changeant(
                                Changement.de(
                                        "motif", "Motif", null, saisie.motif().strip()),
                                Changement.de(
                                        "acteReference",
                                        "Référence de l'acte",
                                        null,
                                        saisie.acteReference().isBlank()
                                                ? null
                                                : saisie.acteReference().strip())))
                .toList());
    }

    void annuler(ActeDeLaureat acte, String motif, List<Avant> releves) {
        journal.consigner(releves.stream()
                .map(avant -> consigne(avant, "laureat.annuler", Visibilite.ETAT)
                        .changeant(
                                Changement.de("acte", "Acte", acte.titre(), "annulé"),
                                Changement.de("motif", "Motif", acte.motif(), motif)))
                .toList());
    }

    /** Ce que l'acte a changé du lauréat, lisible de ceux qui le suivaient avant comme de ceux qui le suivent après. */
    public Consigne consigne(Avant avant, String verbe, Visibilite visibilite) {
        var laureat = avant.laureat;
        var membres = membres(laureat, avant.jour);
        var reunis = new HashSet<>(avant.cible.membres());
        reunis.addAll(suite.cible(laureat).membres());
        var lieux = new TreeSet<>(avant.membres.lieux);
        lieux.addAll(membres.lieux);
        reunis.forEach(lieu -> lieux.add(lieu.toString()));
        return Consigne.sur(new Objet(LAUREAT, laureat.reference(), laureat.nom()), verbe, avant.phrase)
                .changeant(
                        Changement.de("qualite", "Qualité", avant.qualite, qualite(laureat, avant.jour)),
                        Changement.de("membres", "Membres", avant.membres.texte, membres.texte),
                        Changement.de("conflits", "À trancher", avant.conflits, conflits(laureat)))
                .dans(lieux)
                .visiblePar(droits.visiblePar(visibilite, new Cible(laureat.programme(), reunis, Set.of(), Set.of())));
    }

    private String qualite(Laureat laureat, LocalDate jour) {
        return sql.sql("""
                        select exists (select from programme.v_public_qualite q
                                        where q.laureat = :laureat and q.vrai_du <= :jour and :jour < q.vrai_jusqu and q.connu_jusqu = 'infinity')
                        """)
                        .param("laureat", laureat.id())
                        .param("jour", jour)
                        .query(Boolean.class)
                        .single()
                ? "lauréat"
                : "n'est pas lauréat";
    }

    private Membres membres(Laureat laureat, LocalDate jour) {
        var lieux = new ArrayList<String>();
        var textes = new ArrayList<String>();
        sql.sql("""
                        select m.type, m.code, coalesce(t.nom, m.code) as nom
                          from programme.v_public_composition m
                          left join lateral (select n.nom from territoire.v_public_territoire n
                                              where n.type = m.type and n.code = m.code order by n.jusqu desc limit 1) t on true
                         where m.laureat = :laureat and m.vrai_du <= :jour and :jour < m.vrai_jusqu and m.connu_jusqu = 'infinity'
                         order by m.type, m.code
                        """).param("laureat", laureat.id()).param("jour", jour).query(ligne -> {
            lieux.add(ligne.getString("type") + ":" + ligne.getString("code"));
            textes.add(ligne.getString("nom") + " (" + ligne.getString("code") + ")");
        });
        return new Membres(lieux, textes.isEmpty() ? "aucun" : String.join(" ; ", textes));
    }

    private String conflits(Laureat laureat) {
        var conflits = suite.conflits(laureat);
        return conflits.isEmpty() ? RIEN : String.join(" ; ", conflits);
    }
}
