package fr.halle.convention.fictif;

import fr.halle.acces.Cible;
import fr.halle.acces.Droits;
import fr.halle.acces.Visibilite;
import fr.halle.commun.Reference;
import fr.halle.convention.Partie;
import fr.halle.convention.TypeDeConvention;
import fr.halle.platform.Generation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Invente les conventions d'un programme, un type après l'autre. */
final class InventionDesConventions {

    static final int SERIE_CONVENTIONS = 10;

    /** Pour cent des dossiers qui ont eu une seconde version. */
    private static final int REVISEES = 3;

    /** Jours, au plus, entre une signature et le moment où Halle l'apprend. */
    private static final int APPRISE = 40;

    private final Generation generation;
    private final String programme;
    private final Map<String, TypeDeConvention> types;
    private final PartiesFictives parties;
    private final Droits droits;
    private final LocalDate fin;
    private final List<ConventionFictive> conventions = new ArrayList<>();

    /** Par type, la signature que chaque groupe de lauréats en a, ou en aura. */
    private final Map<String, Map<List<LaureatDuTerrain>, LocalDate>> signatures = new HashMap<>();

    InventionDesConventions(
            Generation generation,
            String programme,
            List<TypeDeConvention> types,
            PartiesFictives parties,
            Droits droits,
            LocalDate fin) {
        this.generation = generation;
        this.programme = programme;
        this.types = types.stream().collect(Collectors.toMap(TypeDeConvention::code, t -> t));
        this.parties = parties;
        this.droits = droits;
        this.fin = fin;
    }

    List<ConventionFictive> inventer(List<Habitude> habitudes, List<LaureatDuTerrain> laureats) {
        for (var habitude : habitudes) {
            var type = types.get(habitude.type());
            if (type != null) {
                inventer(habitude, type, laureats);
            }
        }
        return conventions;
    }

    private void inventer(Habitude habitude, TypeDeConvention type, List<LaureatDuTerrain> laureats) {
        var hasard = generation.hasard("conventions " + type.code());
        var depuis = habitude.apres() == null
                ? grouper(laureats, habitude.partagees(), hasard)
                : signatures.getOrDefault(habitude.apres(), Map.of());
        var deja = signatures.computeIfAbsent(type.code(), _ -> new LinkedHashMap<>());
        for (var groupe : depuis.entrySet()) {
            var arrive = habitude.arrive(hasard);
            var signature = habitude.signature(groupe.getValue(), fin, hasard);
            if (!arrive
                    || deja.containsKey(groupe.getKey())
                    || groupe.getValue().isAfter(fin)) {
                continue;
            }
            var vie = new VieFictive(type, parties.de(type, groupe.getKey()), signature, fin, hasard);
            if (!vie.ouverture().isAfter(fin)) {
                var convention = ecrire(vie, groupe.getKey(), hasard);
                if (convention.signee()) {
                    deja.put(groupe.getKey(), signature);
                }
                var portee = type.porte() == null ? null : types.get(type.porte());
                if (portee != null && hasard.nextInt(100) < habitude.porteuses()) {
                    porter(convention, portee);
                    signatures
                            .computeIfAbsent(portee.code(), _ -> new LinkedHashMap<>())
                            .put(groupe.getKey(), signature);
                }
            }
        }
    }

    /** Chaque lauréat seul, sauf quelques EPCI dont une seule convention couvre tous les lauréats. */
    private static Map<List<LaureatDuTerrain>, LocalDate> grouper(
            List<LaureatDuTerrain> laureats, int partagees, Random hasard) {
        var parEpci = new LinkedHashMap<String, List<LaureatDuTerrain>>();
        for (var laureat : laureats) {
            var cle = laureat.epci().size() == 1
                    ? laureat.epci().getFirst()
                    : laureat.id().toString();
            parEpci.computeIfAbsent(cle, _ -> new ArrayList<>()).add(laureat);
        }
        var plusieurs = parEpci.values().stream().filter(g -> g.size() > 1).toList();
        var reunis = plusieurs.stream().mapToInt(List::size).sum();
        // Grouper k EPCI de n lauréats en moyenne laisse L - k(n - 1) conventions : la part voulue en est k.
        var parGroupe = plusieurs.isEmpty() ? 0 : (double) reunis / plusieurs.size() - 1;
        var voulus = partagees * laureats.size() / (100.0 + partagees * parGroupe);
        var groupes = new LinkedHashMap<List<LaureatDuTerrain>, LocalDate>();
        for (var groupe : parEpci.values()) {
            if (groupe.size() > 1 && hasard.nextDouble() * plusieurs.size() < voulus) {
                groupes.put(
                        List.copyOf(groupe),
                        groupe.stream()
                                .map(LaureatDuTerrain::depuis)
                                .max(LocalDate::compareTo)
                                .orElseThrow());
            } else {
                groupe.forEach(l -> groupes.put(List.of(l), l.depuis()));
            }
        }
        return groupes;
    }

    private ConventionFictive ecrire(VieFictive vie, List<LaureatDuTerrain> laureats, Random hasard) {
        var actes = vie.actes();
        var signee = vie.signee(actes);
        // Une convention signée est un constat : Halle l'apprend après coup. Celle qui se prépare y est depuis son
        // ouverture.
        var saisie = signee ? vie.signature().plusDays(5L + hasard.nextInt(APPRISE)) : vie.ouverture();
        var revisee = hasard.nextInt(100) < REVISEES ? saisie.plusDays(30L + hasard.nextInt(60)) : null;
        var convention = convention(
                vie.type(), null, saisie, revisee, signee, visible(signee, laureats), laureats, vie.parties(), actes);
        conventions.add(convention);
        return convention;
    }

    private void porter(ConventionFictive porteuse, TypeDeConvention type) {
        conventions.add(convention(
                type,
                porteuse,
                porteuse.saisieLe(),
                null,
                porteuse.signee(),
                porteuse.visiblePar(),
                porteuse.laureats(),
                parties.de(type, porteuse.laureats()),
                List.of()));
    }

    private ConventionFictive convention(
            TypeDeConvention type,
            @Nullable ConventionFictive porteuse,
            LocalDate saisie,
            @Nullable LocalDate revisee,
            boolean signee,
            Set<String> visible,
            List<LaureatDuTerrain> laureats,
            List<Partie> parties,
            List<ActeFictif> actes) {
        var rang = conventions.size();
        return new ConventionFictive(
                generation.id(SERIE_CONVENTIONS, rang),
                Reference.numero('C', generation.numero(rang)).valeur(),
                type.code(),
                "%s de %s".formatted(type.libelle(), nom(laureats)),
                porteuse == null ? null : porteuse.id(),
                saisie,
                revisee,
                signee,
                visible,
                laureats,
                parties,
                actes);
    }

    private Set<String> visible(boolean signee, List<LaureatDuTerrain> laureats) {
        return signee
                ? Set.of("public")
                : droits.visiblePar(
                        Visibilite.ETAT,
                        Cible.communes(
                                programme,
                                laureats.stream()
                                        .flatMap(l -> l.communes().stream())
                                        .toList()));
    }

    private static String nom(List<LaureatDuTerrain> laureats) {
        return laureats.stream().map(LaureatDuTerrain::nom).collect(Collectors.joining(", "));
    }
}
