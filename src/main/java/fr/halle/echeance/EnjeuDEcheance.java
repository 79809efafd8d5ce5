package fr.halle.echeance;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Les euros qu'un lauréat perdrait à dépasser une échéance. Le module qui garde les montants réalise cette interface. */
public interface EnjeuDEcheance {

    /**
     * Les subventions accordées et non versées, en centimes, par lauréat.
     *
     * @return un lauréat dont aucune subvention accordée n'est renseignée n'y est pas : ce n'est pas zéro
     */
    Map<UUID, Long> centimes(String programme, Collection<UUID> laureats, LocalDate jour);
}
