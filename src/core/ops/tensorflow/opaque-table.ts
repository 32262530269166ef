/** Names of TensorFlow and Keras whose values do not matter to shapes, without the part that they have in common. */
export const OPAQUE_NAMES: Readonly<Record<string, string>> = {
  tf: `
    name_scope variable_scope op_scope variable_op_scope device control_dependencies container colocate_with init_scope Graph
    get_default_graph get_default_session reset_default_graph ConfigProto GPUOptions RunOptions RunMetadata GraphOptions
    OptimizerOptions GraphDef NodeDef MetaGraphDef AutoParallelOptions global_variables_initializer
    initialize_all_variables local_variables_initializer initialize_local_variables tables_initializer variables_initializer
    initialize_variables report_uninitialized_variables no_op group add_to_collection add_to_collections
    get_variable_scope VariableScope set_random_seed enable_eager_execution disable_eager_execution disable_v2_behavior
    enable_v2_behavior enable_resource_variables disable_resource_variables enable_v2_tensorshape disable_v2_tensorshape
    enable_control_flow_v2 disable_control_flow_v2 variable_creator_scope Assert print print_function RegisterGradient
    NotDifferentiable NoGradient FIFOQueue RandomShuffleQueue PaddingFIFOQueue PriorityQueue QueueBase TFRecordReader
    TextLineReader WholeFileReader IdentityReader FixedLengthRecordReader ReaderBase image_summary scalar_summary
    histogram_summary merge_summary merge_all_summaries audio_summary Summary Event HistogramProto
    fixed_size_partitioner variable_axis_size_partitioner min_max_variable_partitioner no_regularizer
    import_graph_def make_tensor_proto make_ndarray SessionLog UnconnectedGradients VariableAggregation
    VariableSynchronization AggregationMethod is_variable_initialized load_library load_op_library
    executing_eagerly inside_function has_gpu CriticalSection Module get_logger 
    timestamp set_global_generator`,
  'tf.train': `
    AdamOptimizer GradientDescentOptimizer MomentumOptimizer AdagradOptimizer AdadeltaOptimizer RMSPropOptimizer FtrlOptimizer
    ProximalGradientDescentOptimizer ProximalAdagradOptimizer AdagradDAOptimizer SyncReplicasOptimizer Optimizer Saver
    Coordinator start_queue_runners add_queue_runner QueueRunner MonitoredTrainingSession
    MonitoredSession SingularMonitoredSession Supervisor SessionManager Scaffold ChiefSessionCreator SessionRunHook
    SessionRunArgs StopAtStepHook CheckpointSaverHook LoggingTensorHook StepCounterHook SummarySaverHook NanTensorHook
    FinalOpsHook GlobalStepWaiterHook FeedFnHook ProfilerHook SecondOrStepTimer SummaryWriter ClusterSpec Server ClusterDef
    Checkpoint CheckpointManager CheckpointOptions latest_checkpoint get_checkpoint_state checkpoint_exists
    load_checkpoint list_variables init_from_checkpoint write_graph export_meta_graph import_meta_graph
    replica_device_setter summary_iterator NewCheckpointReader warm_start Example Features Feature Int64List FloatList
    BytesList SequenceExample FeatureList FeatureLists update_checkpoint_state generate_checkpoint_state_proto basic_train_loop
    piecewise_constant_boundaries LooperThread string_input_producer input_producer 
    assert_global_step`,
  'tf.train.experimental': 'enable_mixed_precision_graph_rewrite DynamicLossScale FixedLossScale PythonState',
  'tf.summary': `
    scalar histogram image audio text merge merge_all FileWriter create_file_writer create_noop_writer flush record_if
    trace_on trace_off trace_export tensor_summary get_summary_description FileWriterCache initialize graph write
    should_record_summaries`,
  'tf.io': `
    TFRecordWriter TFRecordOptions TFRecordCompressionType write_file write_graph gfile.GFile gfile.exists gfile.glob
    gfile.makedirs gfile.remove gfile.rmtree gfile.listdir gfile.isdir gfile.mkdir gfile.copy gfile.rename
    tf_record_iterator serialize_many_sparse`,
  'tf.gfile': `
    GFile Open FastGFile Exists Glob MakeDirs MkDir Remove DeleteRecursively ListDirectory IsDirectory Copy Rename Stat Walk`,
  'tf.python_io': 'TFRecordWriter TFRecordOptions TFRecordCompressionType tf_record_iterator',
  'tf.logging': 'info warn warning error fatal debug set_verbosity get_verbosity log log_every_n log_if flush vlog',
  'tf.flags': `
    DEFINE_string DEFINE_integer DEFINE_float DEFINE_bool DEFINE_boolean DEFINE_enum DEFINE_list DEFINE_multi_string
    DEFINE_multi_integer DEFINE_spaceseplist mark_flag_as_required mark_flags_as_required declare_key_flag adopt_module_key_flags`,
  'tf.app': 'run',
  'tf.compat': 'as_str as_bytes as_text as_str_any path_to_str dimension_at_index forward_compatible',
  'tf.config': `
    list_physical_devices list_logical_devices set_visible_devices get_visible_devices set_soft_device_placement
    set_logical_device_configuration run_functions_eagerly functions_run_eagerly experimental_run_functions_eagerly
    experimental_connect_to_cluster experimental_connect_to_host experimental.list_physical_devices
    experimental.set_memory_growth experimental.set_visible_devices experimental.set_virtual_device_configuration
    experimental.VirtualDeviceConfiguration experimental.get_memory_info experimental.enable_tensor_float_32_execution
    threading.set_inter_op_parallelism_threads threading.set_intra_op_parallelism_threads optimizer.set_jit
    optimizer.set_experimental_options LogicalDeviceConfiguration`,
  'tf.distribute': `
    Strategy MirroredStrategy OneDeviceStrategy MultiWorkerMirroredStrategy TPUStrategy get_strategy has_strategy
    get_replica_context cluster_resolver.TPUClusterResolver cluster_resolver.TFConfigClusterResolver experimental.TPUStrategy
    experimental.CentralStorageStrategy experimental.MultiWorkerMirroredStrategy experimental.ParameterServerStrategy
    experimental.rpc.Server HierarchicalCopyAllReduce NcclAllReduce ReductionToOneDevice InputContext InputOptions
    in_cross_replica_context experimental_set_strategy RunOptions`,
  'tf.tpu':
    'experimental.initialize_tpu_system experimental.shutdown_tpu_system experimental.DeviceAssignment XLAOptions',
  'tf.saved_model': `
    save load SaveOptions LoadOptions Builder builder.SavedModelBuilder loader.load simple_save Asset contains_saved_model
    build_signature_def predict_signature_def classification_signature_def build_tensor_info get_tensor_from_tensor_info
    signature_def_utils.build_signature_def signature_def_utils.predict_signature_def utils.build_tensor_info
    signature_def_utils.classification_signature_def main_op_with_restore`,
  'tf.lite':
    'TFLiteConverter TFLiteConverter.from_keras_model TFLiteConverter.from_saved_model Interpreter RepresentativeDataset',
  'tf.debugging': `
    assert_equal assert_shapes assert_rank assert_rank_at_least assert_rank_in assert_less assert_less_equal assert_greater
    assert_greater_equal assert_near assert_none_equal assert_positive assert_non_negative assert_non_positive
    assert_negative assert_type assert_integer assert_scalar assert_proper_iterable enable_check_numerics
    disable_check_numerics set_log_device_placement get_log_device_placement experimental.enable_dump_debug_info Assert`,
  'tf.test':
    'is_gpu_available is_built_with_cuda is_built_with_gpu_support gpu_device_name main get_temp_dir create_local_cluster',
  'tf.errors': `
    OutOfRangeError InvalidArgumentError NotFoundError ResourceExhaustedError FailedPreconditionError AbortedError OpError
    DataLossError UnimplementedError InternalError UnavailableError CancelledError AlreadyExistsError`,
  'tf.profiler':
    'profile experimental.start experimental.stop experimental.Profile experimental.Trace ProfileOptionBuilder',
  'tf.autograph': 'set_verbosity trace experimental.set_loop_options to_code to_graph ',
  'tf.graph_util': `
    convert_variables_to_constants extract_sub_graph remove_training_nodes import_graph_def must_run_on_cpu tensor_shape_from_node_def_name`,
  'tf.estimator': `
    Estimator EstimatorSpec RunConfig TrainSpec EvalSpec train_and_evaluate DNNClassifier DNNRegressor LinearClassifier
    LinearRegressor BoostedTreesClassifier BoostedTreesRegressor DNNLinearCombinedClassifier ModeKeys export.ServingInputReceiver
    export.PredictOutput export.ClassificationOutput export.build_raw_serving_input_receiver_fn BaselineClassifier
    export.build_parsing_serving_input_receiver_fn inputs.numpy_input_fn inputs.pandas_input_fn BestExporter FinalExporter
    LatestExporter experimental.stop_if_no_decrease_hook`,
  'tf.feature_column': `
    numeric_column bucketized_column categorical_column_with_vocabulary_list categorical_column_with_vocabulary_file
    categorical_column_with_hash_bucket categorical_column_with_identity embedding_column shared_embeddings indicator_column
    crossed_column weighted_categorical_column make_parse_example_spec sequence_numeric_column shared_embedding_columns
    sequence_categorical_column_with_identity sequence_categorical_column_with_vocabulary_list`,
  'tf.lookup': `
    KeyValueTensorInitializer TextFileInitializer TextFileIndex experimental.DatasetInitializer`,
  'tf.optimizers': `
    Adam SGD RMSprop Adagrad Adadelta Adamax Nadam Ftrl AdamW Lion Adafactor Optimizer get serialize deserialize legacy.Adam
    legacy.SGD legacy.RMSprop schedules.ExponentialDecay schedules.PiecewiseConstantDecay schedules.PolynomialDecay
    schedules.InverseTimeDecay schedules.CosineDecay schedules.CosineDecayRestarts experimental.Adam experimental.AdamW`,
  'tf.contrib': `
    estimator.clip_gradients_by_norm tpu.CrossShardOptimizer tpu.RunConfig tpu.TPUConfig tpu.TPUEstimator
    tpu.TPUEstimatorSpec tensorrt.create_inference_graph tensor_forest.python.tensor_forest.RandomForestGraphs
    tensor_forest.python.tensor_forest.ForestHParams framework.get_variables framework.list_variables
    framework.assign_from_checkpoint_fn framework.init_from_checkpoint 
    layers.l2_regularizer layers.l1_regularizer layers.l1_l2_regularizer layers.sum_regularizer 
    layers.summarize_activation layers.summarize_tensor layers.summarize_collection layers.summarize_activations
    layers.summarize_weights layers.summarize_biases layers.optimize_loss layers.utils.collect_named_outputs
    layers.utils.get_variable_collections layers.utils.append_tensor_alias layers.utils.convert_collection_to_dict
    training.HParams summary.scalar opt.AdamWOptimizer opt.LazyAdamOptimizer distribute.MirroredStrategy
    cluster_resolver.TPUClusterResolver learn.RunConfig learn.run_config.RunConfig `,
  slim: `
    l2_regularizer l1_regularizer l1_l2_regularizer sum_regularizer get_model_variables get_variables get_variables_to_restore
    get_trainable_variables get_local_variables get_variables_by_name get_variables_by_suffix assign_from_checkpoint_fn
    assign_from_checkpoint assign_from_values learning.train learning.create_train_op learning.train_step
    learning.clip_gradient_norms learning.multiply_gradients evaluation.evaluate_once evaluation.evaluation_loop
    metrics.aggregate_metric_map metrics.streaming_accuracy metrics.streaming_recall_at_k dataset.Dataset
    dataset_data_provider.DatasetDataProvider tfexample_decoder.Image tfexample_decoder.Tensor
    tfexample_decoder.BoundingBox tfexample_decoder.TFExampleDecoder model_analyzer.analyze_vars
    prefetch_queue.prefetch_queue python.slim.data.parallel_reader.get_data_files filter_variables
    summaries.add_histogram_summaries summaries.add_scalar_summaries utils.append_tensor_alias
    summary.scalar`,
  'keras.optimizers': `
    Adam SGD RMSprop Adagrad Adadelta Adamax Nadam Ftrl AdamW Lion Adafactor Optimizer LossScaleOptimizer Lamb Muon TFOptimizer
    get serialize deserialize adam sgd rmsprop adam_v2.Adam gradient_descent_v2.SGD rmsprop_v2.RMSprop legacy.Adam legacy.SGD
    legacy.RMSprop legacy.Adagrad legacy.Adamax legacy.Nadam legacy.Adadelta legacy.Ftrl legacy.Optimizer experimental.Adam
    experimental.AdamW experimental.SGD schedules.ExponentialDecay schedules.PiecewiseConstantDecay schedules.PolynomialDecay
    schedules.InverseTimeDecay schedules.CosineDecay schedules.CosineDecayRestarts schedules.LearningRateSchedule
    schedules.serialize schedules.deserialize`,
  'keras.callbacks': `
    EarlyStopping ModelCheckpoint TensorBoard ReduceLROnPlateau LearningRateScheduler CSVLogger LambdaCallback TerminateOnNaN
    History ProgbarLogger RemoteMonitor Callback CallbackList BackupAndRestore SwapEMAWeights BaseLogger
    experimental.BackupAndRestore`,
  'keras.regularizers': 'l1 l2 l1_l2 L1 L2 L1L2 l1l2 OrthogonalRegularizer Regularizer get serialize deserialize',
  'keras.constraints': `
    MaxNorm NonNeg UnitNorm MinMaxNorm Constraint max_norm maxnorm non_neg nonneg unit_norm unitnorm min_max_norm get serialize
    deserialize`,
  'keras.metrics': `
    Mean Sum Accuracy BinaryAccuracy CategoricalAccuracy SparseCategoricalAccuracy TopKCategoricalAccuracy MeanTensor
    SparseTopKCategoricalAccuracy Precision Recall AUC TruePositives TrueNegatives FalsePositives FalseNegatives F1Score
    FBetaScore R2Score PrecisionAtRecall RecallAtPrecision SensitivityAtSpecificity SpecificityAtSensitivity IoU BinaryIoU
    MeanIoU OneHotIoU OneHotMeanIoU MeanSquaredError RootMeanSquaredError MeanAbsoluteError MeanAbsolutePercentageError
    MeanSquaredLogarithmicError MeanRelativeError CosineSimilarity LogCoshError KLDivergence Poisson Hinge SquaredHinge
    CategoricalHinge BinaryCrossentropy CategoricalCrossentropy SparseCategoricalCrossentropy Metric MeanMetricWrapper
    ConcordanceCorrelation PearsonCorrelation get serialize deserialize`,
  'tf.metrics': `
    Mean Sum Accuracy BinaryAccuracy CategoricalAccuracy SparseCategoricalAccuracy TopKCategoricalAccuracy Precision Recall AUC
    MeanSquaredError MeanAbsoluteError MeanIoU accuracy mean precision recall auc mean_squared_error mean_absolute_error
    mean_iou mean_per_class_accuracy mean_tensor root_mean_squared_error true_positives true_negatives false_positives
    false_negatives recall_at_k precision_at_k average_precision_at_k mean_cosine_distance`,
  'keras.utils': `
    plot_model model_to_dot Progbar custom_object_scope CustomObjectScope get_custom_objects register_keras_serializable
    get_registered_name get_registered_object serialize_keras_object deserialize_keras_object set_random_seed
    enable_interactive_logging disable_interactive_logging is_interactive_logging_enabled clear_session 
     print_summary get_file save_img FeatureSpace PyDataset Sequence OrderedEnqueuer GeneratorEnqueuer
    SequenceEnqueuer Config`,
  'keras.saving': `
    register_keras_serializable get_custom_objects custom_object_scope CustomObjectScope save_weights serialize_keras_object
    deserialize_keras_object save_model KerasFileEditor`,
  'keras.mixed_precision': `
    set_global_policy global_policy Policy LossScaleOptimizer DTypePolicy dtype_policy set_dtype_policy
    experimental.set_policy experimental.Policy experimental.LossScaleOptimizer`,
  keras: 'save_model DTypePolicy FloatDTypePolicy StatelessScope name_scope version device RematScope',
  'keras.distribution':
    'DataParallel ModelParallel DeviceMesh LayoutMap TensorLayout set_distribution distribution list_devices',
  'keras.preprocessing.image': 'save_img ',
  hub: `
    load resolve Module create_module_spec load_module_spec ImageModuleInfo attach_image_module_info add_signature
    get_expected_image_size get_num_image_channels text_embedding_column image_embedding_column LatestModuleExporter
    register_module_for_export`,
  tfds: `
    builder as_dataframe show_examples show_statistics list_builders disable_progress_bar enable_progress_bar
    visualization.show_examples ReadConfig deprecated.text.TokenTextEncoder deprecated.text.SubwordTextEncoder
    deprecated.text.Tokenizer features.text.TokenTextEncoder features.text.SubwordTextEncoder.build_from_corpus
    folder_dataset.ImageFolder Split.TRAIN core.DatasetBuilder`,
  sklearn: `
    metrics.classification_report metrics.accuracy_score metrics.f1_score metrics.precision_score metrics.recall_score
    metrics.roc_auc_score metrics.mean_squared_error metrics.mean_absolute_error metrics.r2_score metrics.log_loss
    metrics.roc_curve metrics.auc metrics.precision_recall_curve linear_model.LogisticRegression linear_model.LinearRegression
    svm.SVC svm.LinearSVC neighbors.KNeighborsClassifier tree.DecisionTreeClassifier ensemble.RandomForestClassifier
    model_selection.GridSearchCV model_selection.RandomizedSearchCV model_selection.KFold model_selection.StratifiedKFold
    model_selection.cross_val_score pipeline.Pipeline pipeline.make_pipeline`,
};
