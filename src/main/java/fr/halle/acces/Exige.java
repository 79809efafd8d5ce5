package fr.halle.acces;

import fr.halle.platform.web.DroitDeclare;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Droit déclaré d'une route : il faut agir sous un chapeau qui donne cette permission quelque part. Sur quel objet, l'acte le
 * demande lui-même à {@link Droits}.
 */
@Documented
@DroitDeclare
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Exige {

    /** L'une de ces permissions suffit. */
    Permission[] value();
}
