/** Names of TensorFlow and Keras whose values do not matter to shapes, by the part that they have in common; see `findOp` for the stars. */
export const OPAQUE_NAMES: Readonly<Record<string, string>> = {
  tf: `
    name_scope variable_scope op_scope variable_op_scope device control_dependencies container colocate_with init_scope
    Graph get_default_graph get_default_session reset_default_graph ConfigProto GPUOptions RunOptions RunMetadata
    GraphOptions OptimizerOptions GraphDef NodeDef MetaGraphDef AutoParallelOptions global_variables_initializer
    initialize_all_variables local_variables_initializer initialize_local_variables tables_initializer
    variables_initializer initialize_variables report_uninitialized_variables no_op group add_to_collection
    add_to_collections get_variable_scope VariableScope set_random_seed enable_eager_execution disable_eager_execution
    disable_v2_behavior enable_v2_behavior enable_resource_variables disable_resource_variables enable_v2_tensorshape
    disable_v2_tensorshape enable_control_flow_v2 disable_control_flow_v2 variable_creator_scope Assert print
    print_function RegisterGradient NotDifferentiable NoGradient FIFOQueue RandomShuffleQueue PaddingFIFOQueue
    PriorityQueue QueueBase TFRecordReader TextLineReader WholeFileReader IdentityReader FixedLengthRecordReader
    ReaderBase image_summary scalar_summary histogram_summary merge_summary merge_all_summaries audio_summary Summary
    Event HistogramProto fixed_size_partitioner variable_axis_size_partitioner min_max_variable_partitioner
    no_regularizer import_graph_def make_tensor_proto make_ndarray SessionLog UnconnectedGradients VariableAggregation
    VariableSynchronization AggregationMethod is_variable_initialized load_library load_op_library executing_eagerly
    inside_function has_gpu CriticalSection Module get_logger timestamp set_global_generator`,
  'tf.train': `
    start_queue_runners add_queue_runner latest_checkpoint get_checkpoint_state checkpoint_exists load_checkpoint
    list_variables init_from_checkpoint write_graph export_meta_graph import_meta_graph replica_device_setter
    summary_iterator warm_start update_checkpoint_state generate_checkpoint_state_proto basic_train_loop
    piecewise_constant_boundaries string_input_producer input_producer assert_global_step [A-Z]*`,
  'tf.train.experimental': '*',
  'tf.summary': '*',
  'tf.io': `
    TFRecordWriter TFRecordOptions TFRecordCompressionType write_file write_graph tf_record_iterator
    serialize_many_sparse gfile.*`,
  'tf.gfile': '*',
  'tf.python_io': '*',
  'tf.logging': '*',
  'tf.flags': '*',
  'tf.app': 'run',
  'tf.compat': 'as_str as_bytes as_text as_str_any path_to_str dimension_at_index forward_compatible',
  'tf.config': '*',
  'tf.distribute': '*',
  'tf.tpu': '*',
  'tf.saved_model': '*',
  'tf.lite': '*',
  'tf.debugging': '*',
  'tf.test': `
    is_gpu_available is_built_with_cuda is_built_with_gpu_support gpu_device_name main get_temp_dir create_local_cluster`,
  'tf.errors': '*',
  'tf.profiler': '*',
  'tf.autograph': '*',
  'tf.graph_util': '*',
  'tf.estimator': '*',
  'tf.feature_column': `
    categorical_column_with_vocabulary_file shared_embeddings weighted_categorical_column make_parse_example_spec
    sequence_numeric_column
    shared_embedding_columns sequence_categorical_column_with_identity sequence_categorical_column_with_vocabulary_list`,
  'tf.lookup': '[A-Z]*',
  'tf.optimizers': '*',
  'tf.contrib': `
    estimator.clip_gradients_by_norm tensorrt.create_inference_graph framework.get_variables framework.list_variables
    framework.assign_from_checkpoint_fn framework.init_from_checkpoint layers.l2_regularizer layers.l1_regularizer
    layers.l1_l2_regularizer layers.sum_regularizer layers.optimize_loss training.HParams distribute.MirroredStrategy
    cluster_resolver.TPUClusterResolver tpu.* layers.utils.* learn.* tensor_forest.* opt.* summary.*
    layers.summarize_activation layers.summarize_tensor layers.summarize_collection layers.summarize_activations
    layers.summarize_weights layers.summarize_biases`,
  slim: `
    l2_regularizer l1_regularizer l1_l2_regularizer sum_regularizer get_model_variables get_variables
    get_variables_to_restore get_trainable_variables get_local_variables get_variables_by_name get_variables_by_suffix
    assign_from_checkpoint_fn assign_from_checkpoint assign_from_values model_analyzer.analyze_vars
    prefetch_queue.prefetch_queue python.slim.data.parallel_reader.get_data_files filter_variables learning.*
    evaluation.* metrics.* dataset.* dataset_data_provider.* tfexample_decoder.* summaries.* utils.* summary.*`,
  'keras.optimizers': '*',
  'keras.callbacks': '*',
  'keras.regularizers': '*',
  'keras.constraints': '*',
  'keras.metrics': 'get serialize deserialize [A-Z]*',
  'tf.metrics': `
    accuracy mean precision recall auc mean_squared_error mean_absolute_error mean_iou mean_per_class_accuracy
    mean_tensor root_mean_squared_error true_positives true_negatives false_positives false_negatives recall_at_k
    precision_at_k average_precision_at_k mean_cosine_distance [A-Z]*`,
  'keras.utils': `
    plot_model model_to_dot Progbar custom_object_scope CustomObjectScope get_custom_objects register_keras_serializable
    get_registered_name get_registered_object serialize_keras_object deserialize_keras_object set_random_seed
    enable_interactive_logging disable_interactive_logging is_interactive_logging_enabled clear_session print_summary
    get_file save_img FeatureSpace is_keras_tensor standardize_dtype bounding_boxes.draw PyDataset Sequence OrderedEnqueuer GeneratorEnqueuer SequenceEnqueuer Config`,
  'keras.saving': '*',
  'keras.mixed_precision': '*',
  keras: `
    save_model DTypePolicy FloatDTypePolicy StatelessScope name_scope version device RematScope`,
  'keras.distribution': '*',
  'keras.preprocessing.image': 'save_img',
  hub: `
    load resolve Module create_module_spec load_module_spec ImageModuleInfo attach_image_module_info add_signature
    get_expected_image_size get_num_image_channels text_embedding_column image_embedding_column LatestModuleExporter
    register_module_for_export`,
  np: `
    set_printoptions get_printoptions printoptions seterr seterrcall geterr errstate save savez savez_compressed savetxt show_config
    random.PCG64 random.PCG64DXSM random.MT19937 random.Philox random.SFC64 random.SeedSequence random.get_state testing.*`,
  tfds: `
    builder as_dataframe show_examples show_statistics list_builders disable_progress_bar enable_progress_bar ReadConfig
    Split.TRAIN deprecated.* features.* folder_dataset.* visualization.* core.*`,
  sklearn: `
    metrics.classification_report metrics.accuracy_score metrics.f1_score metrics.precision_score metrics.recall_score
    metrics.roc_auc_score metrics.mean_squared_error metrics.mean_absolute_error metrics.r2_score metrics.log_loss
    metrics.roc_curve metrics.auc metrics.precision_recall_curve model_selection.GridSearchCV
    model_selection.RandomizedSearchCV model_selection.KFold model_selection.StratifiedKFold
    model_selection.cross_val_score linear_model.* svm.* neighbors.* tree.* ensemble.* pipeline.*`,
  'keras.dtype_policies': '*',
  'keras.quantizers': '*',
  'keras.visualization': '*',
  'keras.wrappers': '*',
  'keras.distillation': '*',
  'keras.export': '*',
  'keras.layers': 'InputSpec serialize deserialize',
  'keras.losses': 'serialize deserialize',
  'keras.activations': 'serialize deserialize',
  'keras.initializers': 'serialize deserialize',
  'keras.random': 'SeedGenerator',
  'keras.ops': 'is_tensor',
  'keras.backend': `
    get_uid is_float_dtype is_int_dtype is_keras_tensor result_type set_epsilon set_floatx standardize_dtype`,
  'keras.tree': 'assert_same_paths assert_same_structure is_nested',
  'tf.layers': 'InputSpec',
  'keras.config': `
    disable_flash_attention disable_interactive_logging disable_traceback_filtering dtype_policy enable_flash_attention
    enable_interactive_logging enable_traceback_filtering enable_unsafe_deserialization is_flash_attention_enabled
    is_interactive_logging_enabled is_traceback_filtering_enabled max_epochs max_steps_per_epoch set_backend
    set_dtype_policy set_epsilon set_floatx set_max_epochs set_max_steps_per_epoch is_nnx_enabled`,
};
