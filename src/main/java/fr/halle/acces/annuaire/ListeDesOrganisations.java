package fr.halle.acces.annuaire;

import fr.halle.commun.Lecture;
import fr.halle.platform.liste.Liste;
import fr.halle.platform.liste.ListeSql;
import fr.halle.platform.liste.Tri;
import fr.halle.platform.liste.Tris;
import fr.halle.platform.sortie.Colonne;
import fr.halle.platform.sortie.Tableau;
import fr.halle.territoire.TypeTerritoire;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Les organisations, cherchées et triées ; puis les personnes de chacune. */
@Component
public class ListeDesOrganisations {

    static final Tris TRIS = Tris.departagesPar("reference")
            .ou("nom", "nom collate \"fr-x-icu\"")
            .ou("nature", "nature")
            .ou("territoire", "territoire_code")
            .ou("mandats", "mandats");

    private final JdbcClient sql;

    ListeDesOrganisations(JdbcClient sql) {
        this.sql = sql;
    }

    /** @param mandats ceux, en cours, que l'acteur voit */
    public record Ligne(
            UUID id,
            String reference,
            String nature,
            String nom,
            @Nullable String siret,
            @Nullable String siren,
            @Nullable String territoireType,
            @Nullable String territoireCode,
            long mandats) {

        /** « Commune 40197 », « Nation » ; vide sans territoire. */
        public String territoire() {
            var niveau = territoireType == null
                    ? null
                    : TypeTerritoire.deCode(territoireType).orElse(null);
            return niveau == null
                    ? ""
                    : niveau == TypeTerritoire.NATION ? niveau.libelle() : niveau.libelle() + " " + territoireCode;
        }
    }

    /**
     * Une fonction tenue dans une organisation.
     *
     * @param chapeaux les rôles de la matrice que ce mandat ouvre ce jour-là, par leur code
     */
    public record Fonction(
            UUID mandat,
            String personne,
            @Nullable String courriel,
            String fonction,
            java.time.LocalDate du,
            java.time.@Nullable LocalDate jusqu,
            String designation,
            @Nullable String chapeaux) {}

    /** @param mots dans le nom, ou un SIRET, un SIREN, un code de territoire, une référence */
    Liste<Ligne> choisir(Lecture lecture, String mots, String nature, Tri tri) {
        return ListeSql.de(
                        texte -> sql.sql(texte)
                                .param("mots", mots.strip())
                                .param("nature", nature)
                                .param("au", lecture.au()),
                        """
                        with liste as (
                            select o.id, o.reference, o.nature, o.nom, o.siret, o.siren, o.territoire_type, o.territoire_code,
                                   (select count(*) from acces.v_mandat m where m.organisation = o.id and m.du <= :au
                                       and (m.jusqu is null or :au < m.jusqu)) as mandats
                              from acces.v_organisation o
                             where :nature in ('', o.nature)
                               and (:mots = '' or strpos(lower(o.nom), lower(:mots)) > 0 or o.reference = upper(:mots)
                                    or o.siret = replace(:mots, ' ', '') or o.siren = replace(:mots, ' ', '')
                                    or o.territoire_code = upper(:mots)))
                        """,
                        "id, reference, nature, nom, siret, siren, territoire_type, territoire_code, mandats",
                        Ligne.class)
                .triee(TRIS, tri)
                .dApres("Annuaire de Halle");
    }

    Tableau<Ligne> tableau(Lecture lecture, String mots, String nature, Tri tri) {
        return new Tableau<>(
                "organisations",
                "Annuaire des organisations",
                lecture,
                List.of(
                        Colonne.texte("Référence", Ligne::reference),
                        Colonne.texte("Nature", Ligne::nature),
                        Colonne.texte("Nom", Ligne::nom),
                        Colonne.texte("SIRET", Ligne::siret),
                        Colonne.texte("SIREN", Ligne::siren),
                        Colonne.texte("Niveau du territoire", Ligne::territoireType),
                        Colonne.texte("Code du territoire", Ligne::territoireCode),
                        Colonne.entier("Mandats en cours, de ceux que vous voyez", Ligne::mandats)),
                choisir(lecture, mots, nature, tri));
    }

    /** Les fonctions d'une organisation que l'acteur voit : en cours, à venir, puis finies. */
    List<Fonction> fonctions(UUID organisation, java.time.LocalDate jour) {
        return sql.sql("""
                        select m.id as mandat, coalesce(i.prenom || ' ' || i.nom, 'personne effacée') as personne, i.courriel, m.fonction,
                               m.du, m.jusqu, m.designation,
                               (select string_agg(distinct h.role, ', ' order by h.role) from acces.v_habilitation h
                                 where h.mandat = m.id and h.du <= :jour and (h.jusqu is null or :jour < h.jusqu)) as chapeaux
                          from acces.v_mandat m
                          left join acces.identite i on i.utilisateur = m.utilisateur
                         where m.organisation = :organisation
                         order by (m.jusqu is not null and m.jusqu <= :jour), m.fonction, personne, m.id
                        """)
                .param("organisation", organisation)
                .param("jour", jour)
                .query(Fonction.class)
                .list();
    }

    Tableau<Fonction> tableauDesFonctions(String reference, String nom, UUID organisation, Lecture lecture) {
        return new Tableau<>(
                "mandats-" + reference,
                "Mandats de " + nom,
                lecture,
                List.of(
                        Colonne.texte("Personne", Fonction::personne),
                        Colonne.texte("Adresse électronique", Fonction::courriel),
                        Colonne.texte("Fonction", Fonction::fonction),
                        Colonne.date("Depuis", Fonction::du),
                        Colonne.date("Premier jour où elle n'est plus tenue", Fonction::jusqu),
                        Colonne.texte("Acte", Fonction::designation),
                        Colonne.texte("Rôles", Fonction::chapeaux)),
                Liste.lue(fonctions(organisation, lecture.au()), List.of("Annuaire de Halle")));
    }
}
