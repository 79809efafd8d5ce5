package fr.halle.financement.concours;

import fr.halle.platform.entree.Defaisable;
import fr.halle.platform.entree.Destination;
import fr.halle.platform.entree.Lot;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Les aides attachées à un territoire. Réglages : {@code stade} et {@code degre} du montant publié ; {@code echelons}, le type de territoire
 * que veut dire chaque échelon du fichier. Sans échelon, la forme du code le dit : cinq caractères pour une commune, neuf
 * chiffres pour un EPCI, deux ou trois caractères pour un département.
 */
@Component
class DestinationConcours implements Destination, Defaisable {

    /**
     * Le dispositif que nomme chaque dotation du fichier : ses mots, en capitales sans accent, tels que les codes s'écrivent. Chaque nom
     * n'est lu qu'une fois.
     */
    private static final String DISPOSITIFS = """
            select l.dispositif, d.code, d.nature
              from (select distinct dispositif from lot) l
              left join dispositif.v_public_dispositif d
                on d.code = regexp_replace(upper(public.unaccent(l.dispositif)), '[^A-Z0-9]+', '_', 'g')""";

    private final EcritureDesConcours ecriture = new EcritureDesConcours();

    @Override
    public String nom() {
        return "concours";
    }

    @Override
    public void controler(Lot lot) {
        lot.requete("""
                        insert into refus
                        select l.rang, 'dotation « ' || left(l.dispositif, 60) || ' » : aucun dispositif connu ne porte ce code ; choisissez parmi ' ||
                               (select string_agg(code, ', ' order by code) from dispositif.v_public_dispositif), false
                          from lot l
                         where l.dispositif in (select n.dispositif from (%1$s) n where n.code is null)
                        union all
                        select l.rang, 'échelon « ' || left(l.echelon, 60) || ' » : écrivez ' || :connus, false
                          from lot l where l.echelon is not null and not jsonb_exists(:echelons::jsonb, lower(l.echelon))
                        union all
                        select l.rang, 'année ' || l.exercice || ' : hors des années 1990 à 2100, vérifiez la colonne', false
                          from lot l where l.exercice not between 1990 and 2100
                        union all
                        select t.rang, 'code « ' || t.territoire || ' » : ce n''est ni un code Insee de commune, ni le SIREN d''un groupement, ni un département, selon l''échelon', false
                          from (select l.rang, l.territoire, %2$s as type, %3$s as code from lot l) t
                         where t.code !~ case t.type when 'commune' then '^([0-9]{2}|2[AB])[0-9]{3}$' when 'epci' then '^[0-9]{9}$'
                                                     else '^([0-9]{2,3}|2[AB]|[0-9]{2}[A-Z])$' end
                        """.formatted(DISPOSITIFS, EcritureDesConcours.TYPE, EcritureDesConcours.CODE))
                .param("echelons", echelons(lot))
                .param("connus", echelonsConnus(lot))
                .update();
    }

    @Override
    public void appliquer(Lot lot) {
        lot.references(
                'F',
                "exists (select from financement.ligne p where p.reference = %s and p.corrige_id is null offset 0)");
        ecriture.rapprocher(lot, DISPOSITIFS, echelons(lot));
        ecriture.ecrire(lot);
        ecriture.dire(lot);
    }

    @Override
    public List<TableDeFaits> tables() {
        return List.of(
                new TableDeFaits(
                        "financement.ligne",
                        List.of(
                                "racine",
                                "reference",
                                "programme",
                                "laureat",
                                "commune",
                                "dispositif",
                                "nature",
                                "origine",
                                "beneficiaire",
                                "operation",
                                "rattachement",
                                "source",
                                "citation",
                                "territoire_type",
                                "territoire_code",
                                "exercice",
                                "beneficiaire_echelon",
                                "categorie",
                                "cout_centimes",
                                "cout_texte",
                                "jeu",
                                "identifiant"),
                        Map.of("racine", "coalesce(%s.racine, %s.id)")),
                new TableDeFaits(
                        "financement.montant",
                        "ligne",
                        "stade",
                        "degre",
                        "centimes",
                        "effet",
                        "precision_date",
                        "source",
                        "citation",
                        "deduction",
                        "texte"));
    }

    private static String echelons(Lot lot) {
        return Arrays.stream(lot.reglage("echelons").split(";"))
                .map(e -> e.split("=", 2))
                .map(e -> "\"%s\": \"%s\"".formatted(e[0], e[1]))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String echelonsConnus(Lot lot) {
        return Arrays.stream(lot.reglage("echelons").split(";"))
                .map(e -> e.substring(0, e.indexOf('=')))
                .collect(Collectors.joining(", "));
    }
}
