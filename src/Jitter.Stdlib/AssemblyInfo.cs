// Calls of the C library pass blittable values alone, so that they can be compiled ahead of time.
[assembly: System.Runtime.CompilerServices.DisableRuntimeMarshalling]
