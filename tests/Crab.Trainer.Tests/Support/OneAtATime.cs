// libtorch draws dropout from one random state per process, so tests that train must not run beside others that draw from it.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
