package fr.halle.acces;

import fr.halle.platform.web.DroitDeclare;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Droit déclaré d'une route : il faut être connecté, sous n'importe quel chapeau ou sans chapeau. */
@Documented
@DroitDeclare
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Connecte {}
