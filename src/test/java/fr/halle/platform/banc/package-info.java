@org.jspecify.annotations.NullMarked
package fr.halle.platform.banc;
