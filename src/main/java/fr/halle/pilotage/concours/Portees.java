package fr.halle.pilotage.concours;

import fr.halle.commun.Lecture;
import fr.halle.pilotage.Etendue;
import fr.halle.pilotage.Etendues;
import fr.halle.platform.Introuvable;
import fr.halle.platform.ParametreInvalide;
import fr.halle.territoire.Territoire;
import fr.halle.territoire.Territoires;
import fr.halle.territoire.TypeTerritoire;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** Retrouve les bénéficiaires dont un filtre garde les lignes : ceux d'un territoire, les communes d'un programme. */
@Component
class Portees {

    private final JdbcClient sql;
    private final Territoires territoires;
    private final Etendues etendues;

    Portees(JdbcClient sql, Territoires territoires, Etendues etendues) {
        this.sql = sql;
        this.territoires = territoires;
        this.etendues = etendues;
    }

    /**
     * @throws ParametreInvalide si le territoire ne se comprend pas
     * @throws Introuvable si le programme ou le territoire n'existe pas à cette date
     */
    Portee lire(FiltreDeConcours filtre, Lecture lecture) {
        var portee = filtre.programme().isEmpty()
                ? duTerritoire(filtre.territoire(), lecture)
                : desLaureats(etendues.lire(
                        filtre.programme(), filtre.territoire().isEmpty() ? "nation" : filtre.territoire(), lecture));
        if (!filtre.suivi().isEmpty() && !portee.partielle()) {
            throw new ParametreInvalide(
                    "suivi", "Le paramètre suivi se lit dans un territoire ou un programme : ajoutez l'un des deux.");
        }
        portee = switch (filtre.suivi()) {
            case "actuelles" -> portee.gardant(m -> !m.reprise());
            case "reprises" -> portee.gardant(Portee.Membre::reprise);
            default -> portee;
        };
        if (portee.partielle() && !filtre.echelon().isEmpty()) {
            portee = portee.gardant(m -> m.type().equals(filtre.echelon()));
        }
        return switch (filtre.anomalie()) {
            case "inconnu" -> portee.croisee(inconnus());
            case "depassement" -> portee.croisee(ouUneAideDepasse());
            default -> portee;
        };
    }

    /** Les communes des lauréats d'un périmètre, et celles qu'elles continuent. */
    Portee desLaureats(Etendue etendue) {
        var membres = sql.sql("""
                        select 'commune' as type, s.code, s.code <> s.actuelle as reprise
                          from unnest(:communes::text[]) as c (code)
                          join territoire.v_public_correspondance s
                            on s.actuelle = c.code and :millesime >= s.du and :millesime < s.jusqu
                        """)
                .param("communes", new SqlArrayValue("text", etendue.communes().toArray()))
                .param("millesime", etendue.millesime().annee())
                .query(Portee.Membre.class)
                .list();
        return new Portee(
                etendue.programme().nom() + ", " + etendue.perimetre().nom(),
                true,
                membres,
                etendue.lecture(),
                etendue.millesime());
    }

    Portee duTerritoire(Territoire territoire, Lecture lecture) {
        var millesime = territoires.millesime(lecture.au());
        if (territoire.type() == TypeTerritoire.NATION) {
            return new Portee(territoire.nom(), false, List.of(), lecture, millesime);
        }
        var membres = sql.sql("select type, code, reprise from pilotage.v_public_portee(:type, :code, :millesime)")
                .param("type", territoire.type().code())
                .param("code", territoire.code())
                .param("millesime", millesime.annee())
                .query(Portee.Membre.class)
                .list();
        return new Portee(territoire.nomPrecis(), true, membres, lecture, millesime);
    }

    private Portee duTerritoire(String cle, Lecture lecture) {
        var morceaux = cle.split(":", 2);
        if (cle.isEmpty() || cle.equals("nation")) {
            return duTerritoire(Territoire.NATION, lecture);
        }
        var type = TypeTerritoire.deCode(morceaux[0]).filter(t -> t != TypeTerritoire.NATION && morceaux.length == 2);
        if (type.isEmpty()) {
            throw new ParametreInvalide(
                    "territoire",
                    "« %s » ne se comprend pas : écrivez nation, region:93, departement:40, arrondissement:402, epci:200054807 ou commune:40197 ; laureat:… va avec un programme."
                            .formatted(cle));
        }
        return territoires
                .trouver(type.get(), morceaux[1], lecture.au())
                .map(t -> duTerritoire(t, lecture))
                .orElseGet(() -> disparu(type.get(), morceaux[1], lecture));
    }

    /** Un territoire absent du millésime garde les lignes qui le nomment, et elles seules. */
    private Portee disparu(TypeTerritoire type, String code, Lecture lecture) {
        var millesime = territoires.millesime(lecture.au());
        return new Portee(
                "%s %s, absent du Code officiel géographique de %d".formatted(type.libelle(), code, millesime.annee()),
                true,
                List.of(new Portee.Membre(type.code(), code, false)),
                lecture,
                millesime);
    }

    /** Ceux que nul millésime ne connaît. */
    private List<Portee.Membre> inconnus() {
        return sql.sql("""
                        select t.type, t.code, false as reprise from financement.v_public_territoire_des_concours t
                         where not exists (select from territoire.v_public_correspondance s where t.type = 'commune' and s.code = t.code)
                           and not exists (select from territoire.v_public_territoire n where n.type = t.type and n.code = t.code)
                        """).query(Portee.Membre.class).list();
    }

    private List<Portee.Membre> ouUneAideDepasse() {
        return sql.sql("""
                        select distinct territoire_type as type, territoire_code as code, false as reprise
                          from financement.v_public_cumul_concours where depassement
                        """).query(Portee.Membre.class).list();
    }
}
