package fr.halle.convention.dossier;

import fr.halle.convention.Convention;
import fr.halle.convention.LaureatCouvert;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Ce qu'une personne écrit du dossier d'une convention, tel qu'elle l'écrit.
 *
 * @param laureats leurs références, « L-7K3QX9MW0 », une à une ou plusieurs dans un même texte
 * @param choisies les parties prises dans l'annuaire, en plus de celles que les territoires donnent
 * @param vaut vrai si elle vaut aussi la convention que son type peut porter
 */
public record DossierSaisi(
        String intitule,
        String objet,
        List<String> laureats,
        List<Choisie> choisies,
        boolean vaut,
        @Nullable LocalDate prendEffetLe,
        @Nullable LocalDate finLe) {

    private static final Pattern SEPARATEURS = Pattern.compile("[,;\\s]+");

    /** Une organisation, et la partie du type qu'elle tient. */
    public record Choisie(String code, UUID organisation) {}

    public DossierSaisi {
        laureats = laureats.stream()
                .flatMap(SEPARATEURS::splitAsStream)
                .filter(r -> !r.isEmpty())
                .distinct()
                .toList();
        choisies = choisies.stream().distinct().toList();
    }

    public static DossierSaisi vide(List<String> laureats) {
        return new DossierSaisi("", "", laureats, List.of(), false, null, null);
    }

    /** Ce que la convention dit, prêt à être repris. */
    public static DossierSaisi de(Convention c, boolean vaut) {
        return new DossierSaisi(
                c.intitule(),
                Objects.requireNonNullElse(c.objet(), ""),
                c.laureats().stream().map(LaureatCouvert::reference).toList(),
                c.parties().stream()
                        .filter(p -> p.organisation() != null
                                && p.code() != null
                                && c.type()
                                        .partie(p.code())
                                        .filter(t -> t.auChoix())
                                        .isPresent())
                        .map(p ->
                                new Choisie(Objects.requireNonNull(p.code()), Objects.requireNonNull(p.organisation())))
                        .toList(),
                vaut,
                c.prendEffetLe(),
                c.finLe());
    }
}
