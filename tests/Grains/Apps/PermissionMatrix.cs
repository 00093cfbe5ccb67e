using Boxyard.Apps;

namespace Boxyard.Tests.Grains.Apps;

/// <summary>The table of what each permission lets its holder do, from Vectors/app_permissions.tsv: as it was
/// measured, no cell of it is changed.</summary>
public static class PermissionMatrix
{
    public const string Actor = "testuser2";

    private static readonly string[][] Lines = [.. File
        .ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Grains", "Vectors", "app_permissions.tsv"))
        .Where(line => line.Length > 0 && !line.StartsWith('#'))
        .Select(line => line.Split('\t'))];

    /// <summary>Such as `repo:READ`; `none`, `admin`, `repo public` and `ns public only` too.</summary>
    public static IReadOnlyList<string> Columns => Lines[0][1..];

    public static IReadOnlyList<string> Actions => [.. Lines[1..].Select(line => line[0].Trim())];

    public static string Cell(string action, string column) =>
        Lines.Single(line => line[0].Trim() == action)[1 + Columns.ToList().IndexOf(column)];

    /// <summary>What the column grants, on `sage/simple`; null for columns that grant nothing.</summary>
    public static AppGrant? GrantOf(string column)
    {
        if (column is "repo public" or "ns public only")
        {
            return SampleApps.Grant(AppGrant.AllUsers, AppPermission.Read, column[0] == 'r' ? "simple" : "");
        }

        var word = column.Split(':')[^1].Replace("_", "", StringComparison.Ordinal);
        return Enum.TryParse<AppPermission>(word, ignoreCase: true, out var permission)
            ? SampleApps.Grant(Actor, permission, column[0] == 'r' ? "simple" : "")
            : null;
    }
}
