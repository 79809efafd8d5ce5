package fr.halle.platform.banc;

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

    String enClair() {
        return enClair;
    }
}
