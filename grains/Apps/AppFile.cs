namespace Boxyard.Apps;

/// <summary>A file below <see cref="AppFolder"/> that shows an app.</summary>
/// <param name="Path">Its name there.</param>
/// <param name="Sha256">Of its content, hex.</param>
public sealed record AppFile(string Path, string Sha256);
