package fr.halle.acces.matrice;

import fr.halle.acces.Permission;
import fr.halle.acces.Relation;
import fr.halle.platform.faits.FichiersDeFaits;
import fr.halle.territoire.TypeTerritoire;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** La matrice des droits. Un mot inconnu, un rôle ou une permission sans ligne arrêtent le démarrage. */
@Component
public class Matrice {

    private static final Set<String> NIVEAUX =
            Set.of("equipe", "collectivites", "etat", "partenaires", "controle", "comptes");

    private final Map<String, Role> roles = new LinkedHashMap<>();
    private final Map<Permission, Map<String, Set<Relation>>> permissions = new EnumMap<>(Permission.class);
    private final Map<Permission, String> libelles = new EnumMap<>(Permission.class);

    Matrice(FichiersDeFaits fichiers) {
        fichiers.lire("droits", "roles", LigneDeRole.class).forEach(ligne -> roles.put(ligne.code, ligne.role()));
        roles.values()
                .forEach(role -> exiger(
                        roles.keySet().containsAll(role.donnePar()),
                        "le rôle « " + role.code() + " » est donné par un rôle inconnu"));
        fichiers.lire("droits", "permissions", LigneDePermission.class).forEach(this::ajouter);
        var absentes = EnumSet.allOf(Permission.class);
        absentes.removeAll(permissions.keySet());
        exiger(absentes.isEmpty(), "la matrice ne dit pas qui a " + absentes);
    }

    public Collection<Role> roles() {
        return List.copyOf(roles.values());
    }

    /** @throws IllegalArgumentException si la matrice ne connaît pas ce rôle */
    public Role role(String code) {
        var role = roles.get(code);
        if (role == null) {
            throw new IllegalArgumentException("Le rôle « " + code + " » n'est pas dans la matrice");
        }
        return role;
    }

    /** Où ce rôle a cette permission ; vide s'il ne l'a pas, ou si la matrice ne connaît plus le rôle. */
    public Set<Relation> relations(Permission permission, String role) {
        return permissions.getOrDefault(permission, Map.of()).getOrDefault(role, Set.of());
    }

    public String libelle(Permission permission) {
        return libelles.getOrDefault(permission, permission.code());
    }

    /** Les rôles qui ont cette permission, en toutes lettres. */
    public List<String> libelles(Permission permission) {
        return permissions.getOrDefault(permission, Map.of()).keySet().stream()
                .map(code -> role(code).libelle())
                .toList();
    }

    /** Les rôles qui ont cette permission sur un territoire qui contient l'objet. */
    public Set<String> roles(Permission permission) {
        return permissions.getOrDefault(permission, Map.of()).entrySet().stream()
                .filter(role -> role.getValue().contains(Relation.SIEN))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Les rôles auxquels un renouvellement met fin. */
    public Set<String> rolesElectifs() {
        return roles.values().stream().filter(Role::electif).map(Role::code).collect(Collectors.toUnmodifiableSet());
    }

    /** Les visibilités qu'un rôle ouvre ; vide si la matrice ne connaît plus le rôle. */
    public Set<String> niveaux(String role) {
        var connu = roles.get(role);
        return connu == null ? Set.of() : connu.niveaux();
    }

    private void ajouter(LigneDePermission ligne) {
        var permission = Permission.deCode(ligne.code).orElse(null);
        exiger(permission != null, "la permission « " + ligne.code + " » n'est pas dans le code");
        if (permission == null) {
            return;
        }
        var parRole = new LinkedHashMap<String, Set<Relation>>();
        for (var cellule : ligne.roles.entrySet()) {
            exiger(roles.containsKey(cellule.getKey()), "le rôle « " + cellule.getKey() + " » n'est pas déclaré");
            parRole.put(cellule.getKey(), relations(cellule.getValue()));
        }
        exiger(permissions.put(permission, parRole) == null, "la permission « " + ligne.code + " » a deux lignes");
        libelles.put(permission, ligne.libelle);
    }

    private static Set<Relation> relations(JsonNode cellule) {
        var mots = cellule.isArray()
                ? cellule.valueStream().map(JsonNode::asString).toList()
                : List.of(cellule.asString());
        var relations = EnumSet.noneOf(Relation.class);
        for (var mot : mots) {
            relations.addAll(
                    switch (mot) {
                        case "sien" -> EnumSet.of(Relation.SIEN);
                        case "partage" -> EnumSet.of(Relation.SIEN, Relation.PARTAGE);
                        case "englobant" -> EnumSet.of(Relation.ENGLOBANT);
                        case "tous" -> EnumSet.allOf(Relation.class);
                        default ->
                            throw new IllegalStateException(
                                    "droits/matrice.yaml : « " + mot + " » n'est pas une relation");
                    });
        }
        return Set.copyOf(relations);
    }

    private static void exiger(boolean vrai, String quoi) {
        if (!vrai) {
            throw new IllegalStateException("droits/matrice.yaml : " + quoi);
        }
    }

    private record LigneDeRole(
            String code,
            String libelle,
            String objet,
            List<String> mailles,
            List<String> niveaux,
            List<String> donnePar,
            @Nullable Boolean electif,
            @Nullable Boolean lectureSeule) {

        private Role role() {
            exiger(NIVEAUX.containsAll(niveaux), "un niveau du rôle « " + code + " » n'existe pas : " + niveaux);
            return new Role(
                    code,
                    libelle,
                    objet,
                    mailles.stream()
                            .map(maille -> TypeTerritoire.deCode(maille).orElseThrow())
                            .toList(),
                    niveaux.stream().collect(Collectors.toSet()),
                    Set.copyOf(donnePar),
                    Boolean.TRUE.equals(electif),
                    Boolean.TRUE.equals(lectureSeule));
        }
    }

    private record LigneDePermission(String code, String libelle, Map<String, JsonNode> roles) {}
}
