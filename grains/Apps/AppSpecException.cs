namespace Boxyard.Apps;

/// <summary>
/// Leaves the reader at the first mistake. <see cref="AppSpecReader"/> makes an outcome of it; it goes no further.
/// </summary>
internal sealed class AppSpecException(string message) : Exception(message);
