package fr.halle.platform.banc;

import org.jspecify.annotations.Nullable;

/** Les deux façons de répondre à la demande d'une page, qui se mesurent chacune. */
enum Service {
    /** La page est refaite en entier, comme après chaque fait nouveau. */
    RECALCULEE("recalculée"),

    /** La page a été gardée depuis le dernier fait : c'est ce que reçoivent presque tous ses lecteurs. */
    DE_MEMOIRE("servie de mémoire");

    private final String enClair;

    Service(String enClair) {
        this.enClair = enClair;
    }

    /** Une demande qui porte un cookie n'est ni gardée, ni servie de mémoire (ADR 0018). */
    @Nullable
    String cookie() {
        return this == RECALCULEE ? PageEprouvee.ANONYME : null;
    }

    String enClair() {
        return enClair;
    }
}
