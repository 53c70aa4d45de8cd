// SPDX-License-Identifier: Apache-2.0
/** Registering models and publishing their versions. */
@org.jspecify.annotations.NullMarked
package net.concordat.workflows.model;
