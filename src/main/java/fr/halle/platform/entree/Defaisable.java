package fr.halle.platform.entree;

import java.util.List;
import java.util.Map;

/** Les tables de faits d'un module qu'un import peut remplir : de quoi le défaire en entier, par des corrections. */
public interface Defaisable {

    List<TableDeFaits> tables();

    /**
     * Une table dont les lignes portent {@code id}, {@code import}, {@code corrige_id} et {@code annule}.
     *
     * @param colonnes ce qu'une correction recopie
     * @param expressions pour une colonne, l'expression qui la recopie ({@code %s} : la ligne copiée) ; les autres le sont telles quelles
     */
    record TableDeFaits(String table, List<String> colonnes, Map<String, String> expressions) {

        public TableDeFaits(String table, String... colonnes) {
            this(table, List.of(colonnes), Map.of());
        }

        String copie(String ligne) {
            return colonnes.stream()
                    .map(c -> expressions.getOrDefault(c, "%s." + c).replace("%s", ligne))
                    .collect(java.util.stream.Collectors.joining(", "));
        }
    }
}
