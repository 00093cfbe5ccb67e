using Boxyard.Results;

namespace Boxyard.Apps.Code;

/// <summary>A file that shows an app.</summary>
/// <param name="File">What will be stored of it.</param>
/// <param name="Content">On disk; it has its place once it is published.</param>
internal sealed record StagedMetaFile(AppMetaFile File, IStagedFile Content);
