@org.jspecify.annotations.NullMarked
package fr.halle.platform.web.memoire;
