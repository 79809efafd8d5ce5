package fr.halle.convention.prorogation;

import fr.halle.acces.Cible.Lieu;
import fr.halle.commun.Lecture;
import fr.halle.convention.Conventions;
import fr.halle.convention.EtatConvention;
import fr.halle.convention.Situation;
import fr.halle.convention.Situations;
import fr.halle.convention.TypesDeConvention;
import fr.halle.echeance.Prorogations.DecisionSaisie;
import fr.halle.platform.SaisieRefusee;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Ce qu'une décision peut repousser : les échéances d'un programme, et le terme de chacun de ses types de convention. */
@Component
class EcheancesProrogeables {

    /** Le mot que {@code v_situations} reconnaît devant le code d'un type. */
    static final String TERME = "terme_";

    private final JdbcClient sql;
    private final TypesDeConvention types;
    private final Situations situations;
    private final Conventions conventions;

    EcheancesProrogeables(JdbcClient sql, TypesDeConvention types, Situations situations, Conventions conventions) {
        this.sql = sql;
        this.types = types;
        this.situations = situations;
        this.conventions = conventions;
    }

    /** Code et libellé, les échéances d'abord. */
    Map<String, String> regles(String programme) {
        var regles = new LinkedHashMap<String, String>();
        sql.sql(
                        "select code, libelle from convention.v_public_type_echeance where programme = :programme order by rang, code")
                .param("programme", programme)
                .query(ligne -> {
                    regles.put(ligne.getString("code"), ligne.getString("libelle"));
                });
        types.lister(programme).forEach(t -> regles.put(TERME + t.code(), "Terme\u00a0: " + t.libelle()));
        return regles;
    }

    /**
     * Ce que la décision repousserait, le jour qu'elle porte et d'après ce que l'on sait maintenant : ce qui était déjà tenu ou
     * remplacé n'en est pas.
     *
     * @throws SaisieRefusee si l'échéance n'est pas de ce programme
     */
    List<Concernee> concernees(DecisionSaisie d) {
        if (!regles(d.programme()).containsKey(d.regle())) {
            throw new SaisieRefusee("regle", "Choisissez dans la liste l'échéance à proroger.");
        }
        var effet = Objects.requireNonNull(d.effet());
        var lecture = new Lecture(effet, conventions.maintenant().connu());
        var parObjet = new LinkedHashMap<UUID, Concernee>();
        for (var s : situations.de(d.programme(), laureats(d.programme(), d.lieu(), effet), lecture)) {
            var concernee = lire(s, d);
            if (concernee != null) {
                parObjet.putIfAbsent(concernee.objet(), concernee);
            }
        }
        return List.copyOf(parObjet.values());
    }

    /** Le dernier jour de chacun de ces objets, lu à une date et d'après ce que l'on savait. */
    Map<UUID, Concernee> dates(String programme, String regle, List<UUID> laureats, Lecture lecture) {
        var dates = new LinkedHashMap<UUID, Concernee>();
        for (var s : situations.de(programme, laureats, lecture)) {
            var limite = limite(s, regle);
            if (limite != null) {
                dates.putIfAbsent(
                        objet(s, regle),
                        new Concernee(objet(s, regle), nom(s, regle), s.reference(), du(s, regle), limite, limite));
            }
        }
        return dates;
    }

    private static @Nullable Concernee lire(Situation s, DecisionSaisie d) {
        var limite = limite(s, d.regle());
        var close = s.remplaceeLe() != null || !d.regle().startsWith(TERME) && s.tenueLe() != null;
        if (limite == null || close || s.etat() != EtatConvention.SIGNEE) {
            return null;
        }
        return new Concernee(
                objet(s, d.regle()), nom(s, d.regle()), s.reference(), du(s, d.regle()), limite, nouvelle(limite, d));
    }

    private static LocalDate nouvelle(LocalDate ancienne, DecisionSaisie d) {
        return d.mois() == null ? Objects.requireNonNull(d.nouvelleDate()) : ancienne.plusMonths(d.mois());
    }

    private static @Nullable LocalDate limite(Situation s, String regle) {
        if (regle.startsWith(TERME)) {
            return regle.equals(TERME + s.type()) ? s.finLe() : null;
        }
        return regle.equals(s.regle()) ? s.delaiAu() : null;
    }

    private static @Nullable LocalDate du(Situation s, String regle) {
        return regle.startsWith(TERME) ? null : s.delaiDu();
    }

    private static UUID objet(Situation s, String regle) {
        var convention = s.convention();
        return regle.startsWith(TERME) && convention != null ? convention : s.laureat();
    }

    private static String nom(Situation s, String regle) {
        return regle.startsWith(TERME) && s.convention() != null ? s.intitule() : s.laureatNom();
    }

    private List<UUID> laureats(String programme, Lieu lieu, LocalDate au) {
        return new ArrayList<>(sql.sql("""
                        select distinct l.id from programme.v_public_laureat l
                          join programme.v_public_composition m on m.laureat = l.id and m.type = 'commune' and m.vrai_du <= :au
                               and :au < m.vrai_jusqu and m.connu_jusqu = 'infinity'
                          join territoire.v_public_appartenance a on a.code_source = m.code and a.jusqu = 9999 and a.type = :type
                               and a.code = :code
                         where l.programme = :programme
                        """)
                .param("programme", programme)
                .param("au", au)
                .param("type", lieu.type().code())
                .param("code", lieu.code())
                .query(UUID.class)
                .list());
    }
}
