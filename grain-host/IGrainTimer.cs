namespace Boxyard.GrainHost;

/// <summary>
/// A timer whose callback is a turn of its grain. It ends when it is disposed or its activation ends.
/// </summary>
public interface IGrainTimer : IDisposable;
