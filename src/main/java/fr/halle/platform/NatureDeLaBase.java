package fr.halle.platform;

import org.jspecify.annotations.Nullable;

/** Dit ce que contient la base servie. */
@FunctionalInterface
public interface NatureDeLaBase {

    /** La nature écrite à la création de la base ; {@code null} si la base ne répond pas ou n'est pas encore remplie. */
    @Nullable
    NatureBase nature();
}
