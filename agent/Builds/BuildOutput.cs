using System.Text.Json;

namespace Boxyard.Agent.Builds;

/// <summary>
/// What a build leaves for its job: files that become artifacts, and values by name. The agent sends them when the
/// process is over.
/// </summary>
internal sealed class BuildOutput(string folder)
{
    private const string ValuesName = "values.json";

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <summary>Where files for the job are put.</summary>
    public string Files { get; } = Directory.CreateDirectory(Path.Join(folder, "results")).FullName;

    public void SetValue(string name, string value)
    {
        _values[name] = value;
        File.WriteAllText(Path.Join(folder, ValuesName), JsonSerializer.Serialize(_values));
    }

    public static IReadOnlyDictionary<string, string> ReadValues(string folder) =>
        File.Exists(Path.Join(folder, ValuesName))
            ? JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Path.Join(folder, ValuesName)))!
            : new Dictionary<string, string>();

    public static IReadOnlyList<string> ListFiles(string folder) =>
        Directory.Exists(Path.Join(folder, "results"))
            ? [.. Directory.GetFiles(Path.Join(folder, "results")).Order(StringComparer.Ordinal)]
            : [];
}
