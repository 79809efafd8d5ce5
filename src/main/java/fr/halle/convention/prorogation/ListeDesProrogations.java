package fr.halle.convention.prorogation;

import fr.halle.commun.Lecture;
import fr.halle.platform.Introuvable;
import fr.halle.platform.liste.Liste;
import fr.halle.platform.liste.ListeSql;
import fr.halle.platform.liste.Tri;
import fr.halle.platform.liste.Tris;
import fr.halle.platform.sortie.Colonne;
import fr.halle.platform.sortie.Tableau;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Les décisions de prorogation, et ce que chacune a repoussé. */
@Component
class ListeDesProrogations {

    static final Tris TRIS = Tris.departagesPar("reference")
            .ou("date", "effet")
            .ou("territoire", "territoire collate \"fr-x-icu\"")
            .ou("echeances", "echeances");

    /** Une décision annulée reste dans la liste, avec son motif. */
    private static final String LISTE = """
            with liste as (
                select d.id, d.reference, d.programme, p.sigle, d.regle as code,
                       coalesce(e.libelle, 'Terme : ' || t.libelle, d.regle) as regle, d.libelle, d.acte_reference, d.effet, d.mois,
                       d.nouvelle_date, d.territoire_type, d.territoire_code, coalesce(n.nom, d.territoire_code) as territoire, d.connu_du,
                       (select count(*) from echeance.v_public_prorogation r where r.decision = d.id) as echeances,
                       (select a.motif from echeance.v_public_annulation a where a.decision = d.id and a.connu_du <= :connu) as motif
                  from echeance.v_public_decision d
                  join programme.v_public_programme p on p.code = d.programme
                  left join convention.v_public_type_echeance e on e.programme = d.programme and e.code = d.regle
                  left join convention.v_public_type t on t.programme = d.programme and 'terme_' || t.code = d.regle
                  left join territoire.v_public_territoire n on n.type = d.territoire_type and n.code = d.territoire_code and n.jusqu = 9999
                 where d.effet <= :au and d.connu_du <= :connu and :programme in ('', d.programme)
            )
            """;

    private static final String COLONNES =
            "id, reference, programme, sigle, code, regle, libelle, acte_reference, effet, mois, nouvelle_date, territoire_type, territoire_code, territoire, echeances, connu_du, motif";

    private final JdbcClient sql;
    private final EcheancesProrogeables prorogeables;

    ListeDesProrogations(JdbcClient sql, EcheancesProrogeables prorogeables) {
        this.sql = sql;
        this.prorogeables = prorogeables;
    }

    /** @param programme vide pour tous */
    Liste<ProrogationEnListe> choisir(String programme, Lecture lecture, Tri tri) {
        return ListeSql.de(requete(programme, lecture), LISTE, COLONNES, ProrogationEnListe.class)
                .triee(TRIS, tri)
                .citant("acte_reference");
    }

    /** @throws Introuvable si rien ne porte cette référence à cette date */
    ProrogationEnListe charger(String reference, Lecture lecture) {
        return requete("", lecture)
                .preparer(LISTE + " select " + COLONNES + " from liste where reference = :reference")
                .param("reference", reference)
                .query(ProrogationEnListe.class)
                .optional()
                .orElseThrow(() -> new Introuvable(
                        "reference",
                        "Aucune décision de prorogation ne porte la référence « %s » à cette date : consultez leur liste."
                                .formatted(reference)));
    }

    /** Ce qu'elle a repoussé, avec la date que l'on lisait juste avant elle. */
    List<Concernee> objets(ProrogationEnListe p) {
        var nouvelles = sql.sql("""
                        select r.objet, r.jusqu_au, coalesce(m.laureat, r.objet) as laureat
                          from echeance.v_public_prorogation r
                          left join convention.v_public_convention c on c.id = r.objet and c.connu_jusqu = 'infinity'
                          left join convention.v_public_convention_laureat m on m.version = c.version
                         where r.decision = :decision
                        """)
                .param("decision", p.id())
                .query((ligne, _) -> Map.entry(
                        Map.entry(ligne.getObject("objet", UUID.class), ligne.getObject("laureat", UUID.class)),
                        ligne.getObject("jusqu_au", LocalDate.class)))
                .list();
        var avant = prorogeables.dates(
                p.programme(),
                p.code(),
                nouvelles.stream().map(n -> n.getKey().getValue()).distinct().toList(),
                new Lecture(p.effet(), p.connuDu().toInstant().minus(1, ChronoUnit.MICROS)));
        return nouvelles.stream()
                .map(n -> Map.entry(n.getKey().getKey(), n.getValue()))
                .distinct()
                .map(n -> {
                    var a = avant.get(n.getKey());
                    return a == null
                            ? new Concernee(n.getKey(), nom(n.getKey()), null, null, n.getValue(), n.getValue())
                            : new Concernee(
                                    a.objet(), a.nom(), a.convention(), a.ancienneDu(), a.ancienne(), n.getValue());
                })
                .sorted(java.util.Comparator.comparing(Concernee::nom).thenComparing(Concernee::objet))
                .toList();
    }

    /** Un objet dont la situation d'alors ne se lit plus : au moins son nom. */
    private String nom(UUID objet) {
        return sql.sql("select nom from programme.v_public_laureat where id = :id")
                .param("id", objet)
                .query(String.class)
                .optional()
                .orElse("Convention qui ne se lit plus");
    }

    Tableau<ProrogationEnListe> tableau(String programme, Lecture lecture, Tri tri) {
        return new Tableau<>(
                "prorogations",
                "Prorogations d'échéances",
                lecture,
                List.of(
                        Colonne.texte("Référence", ProrogationEnListe::reference),
                        Colonne.texte("Programme", ProrogationEnListe::sigle),
                        Colonne.texte("Échéance", ProrogationEnListe::regle),
                        Colonne.texte("Décision", ProrogationEnListe::libelle),
                        Colonne.texte("Texte", ProrogationEnListe::acteReference),
                        Colonne.date("Décidée le", ProrogationEnListe::effet),
                        Colonne.texte("Territoire", ProrogationEnListe::territoire),
                        Colonne.entier("Mois", ProrogationEnListe::mois),
                        Colonne.date("Nouvelle date", ProrogationEnListe::nouvelleDate),
                        Colonne.entier("Échéances", ProrogationEnListe::echeances),
                        Colonne.texte("Annulée : motif", ProrogationEnListe::motif)),
                choisir(programme, lecture, tri));
    }

    private ListeSql.Requete requete(String programme, Lecture lecture) {
        return texte -> sql.sql(texte)
                .param("programme", programme)
                .param("au", lecture.au())
                .param("connu", lecture.connu().atOffset(ZoneOffset.UTC));
    }
}
