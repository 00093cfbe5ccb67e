namespace Boxyard.Results;

/// <summary>
/// A file of a package that is complete on disk and is to be put at its place. Its row says so from before that until
/// after it, so that who finds it after a crash can finish it or undo it.
/// </summary>
/// <param name="Package">What will stand there.</param>
/// <param name="Root">The package's folder, as boxes name it.</param>
/// <param name="File">The name that the file has until then, in the folder of its place.</param>
public sealed record PackageWrite(PackageRecord Package, string Root, string File);
