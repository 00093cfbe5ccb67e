namespace Boxyard.Storage.Backups;

/// <summary>A table of a PostgreSQL database in a file.</summary>
/// <param name="Name">Quoted where it must be.</param>
/// <param name="Columns">Their names in the file's order, with commas, quoted where they must be.</param>
/// <param name="File">Its name in the folder of the copy.</param>
public sealed record SavedTable(string Name, string Columns, string File);
