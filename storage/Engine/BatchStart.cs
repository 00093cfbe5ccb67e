namespace Boxyard.Storage;

/// <summary>A batch's number, higher than those of all earlier ones, and its time in microseconds, the same for all its statements.</summary>
internal readonly record struct BatchStart(long Number, long Now);
