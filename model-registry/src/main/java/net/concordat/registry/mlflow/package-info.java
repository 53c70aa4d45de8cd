// SPDX-License-Identifier: Apache-2.0
/** The part of MLflow's registry that only reads, so that programs made for MLflow find models. */
@NullMarked
package net.concordat.registry.mlflow;

import org.jspecify.annotations.NullMarked;
