namespace Boxyard.Storage.Results;

/// <summary>The mark of the result folder, unless there is one. The outcome says only that one is on disk.</summary>
internal sealed class KeepFolderCommand(string marker) : WriteCommandOf<bool>
{
    public string Marker { get; } = marker;

    public override string ConflictKey => "result_folder";
}
