using Boxyard.Storage;

namespace Boxyard.Tests.Storage;

public class MigrationPlanTests
{
    private static readonly Migration[] Known = [New(2), New(3)];

    [Fact]
    public void A_new_database_gets_all() => Assert.Equal(Known, MigrationPlan.Choose(Known, []));

    [Fact]
    public void A_database_gets_what_it_lacks() =>
        Assert.Equal([Known[1]], MigrationPlan.Choose(Known, [(2, 2)]));

    [Fact]
    public void A_newer_database_that_tolerates_us_is_left_as_it_is() =>
        Assert.Empty(MigrationPlan.Choose(Known, [(2, 2), (3, 3), (4, 3)]));

    [Fact]
    public void A_newer_database_that_does_not_is_refused() => Assert.StartsWith(
        "The database was migrated by a newer Boxyard: it needs a binary that knows migration 4",
        Assert.Throws<StoreException>(() => MigrationPlan.Choose(Known, [(2, 2), (3, 3), (4, 4)])).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_database_from_before_the_first_migration_is_refused() => Assert.StartsWith(
        "The database was made by a Boxyard from before the first release",
        Assert.Throws<StoreException>(() => MigrationPlan.Choose(Known, [(1, 1)])).Message,
        StringComparison.Ordinal);

    private static Migration New(long version) =>
        new() { Version = version, Name = "m", OldestBinary = version, Script = "" };
}
