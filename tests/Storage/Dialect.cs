namespace Boxyard.Tests.Storage;

/// <summary>The databases against which every store test runs.</summary>
public enum Dialect
{
    Sqlite,
    Postgres,
}
