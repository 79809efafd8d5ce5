package fr.halle.platform.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Se pose sur une annotation qui dit le droit d'une route : {@link Public}, ou celles du module des accès. Une route sans aucune
 * d'elles empêche le démarrage.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.ANNOTATION_TYPE)
public @interface DroitDeclare {}
