namespace Boxyard.Tests.Silo.Boot;

/// <summary>Reads an expected answer, to the byte.</summary>
internal static class Vector
{
    public static string Read(string name) =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Silo", "Boot", "Vectors", name));
}
