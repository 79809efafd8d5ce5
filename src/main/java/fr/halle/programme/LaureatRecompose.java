package fr.halle.programme;

import java.util.UUID;

/** Un lauréat vient de gagner ou de perdre un membre, dans la transaction en cours. */
public record LaureatRecompose(UUID laureat) {}
