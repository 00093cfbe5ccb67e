using Boxyard.Boot;
using Boxyard.Results;
using Boxyard.Storage;
using Boxyard.Tests.Storage;
using Microsoft.Extensions.Options;

namespace Boxyard.Tests.Silo.Results;

/// <summary>A silo starts only on the result folder of its database.</summary>
public sealed class ResultFolderTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory, Dialects]
    public async Task The_folder_of_the_first_start_is_the_databases(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await StartAsync(store, "shared");
        await StartAsync(store, "shared");

        var mark = await File.ReadAllTextAsync(MarkOf("shared"));
        Assert.Equal(mark.Trim(), await store.Results.FindFolderMarkerAsync(Samples.None));
        Assert.Equal([".boxyard-folder"], Directory.GetFiles(FolderOf("shared")).Select(Path.GetFileName));
    }

    [Theory, Dialects]
    public async Task A_private_folder_is_refused_and_the_message_says_what_to_do(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await StartAsync(store, "first");
        var mark = await store.Results.FindFolderMarkerAsync(Samples.None);

        var refused = await Assert.ThrowsAsync<StoreException>(() => StartAsync(store, "second"));

        Assert.Equal(
            $"'{FolderOf("second")}' is not the result folder of this database: there is no '{MarkOf("second")}', and the " +
            $"database has {mark}. Set Results:Directory to the folder that all silos of the database share, or put the " +
            "folder back from where it was moved or saved. If its files are lost for good, write " +
            $"{mark} into that file.",
            refused.Message);
        Assert.False(File.Exists(MarkOf("second")));
    }

    [Theory, Dialects]
    public async Task Of_silos_that_start_at_once_on_private_folders_one_starts(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        string[] names = ["a", "b", "c", "d"];

        var starts = await Task.WhenAll(names.Select(name => Record.ExceptionAsync(() => StartAsync(store, name))));

        Assert.Equal(3, starts.Count(failure => failure is StoreException));
        Assert.Equal(1, starts.Count(failure => failure is null));
    }

    [Theory, Dialects]
    public async Task Silos_that_start_at_once_on_one_folder_all_start(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => StartAsync(store, "shared"))));

        Assert.Equal([".boxyard-folder"], Directory.GetFiles(FolderOf("shared")).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Of_marks_that_are_given_at_once_all_hear_of_one()
    {
        for (var round = 0; round < 100; round++)
        {
            var folder = FolderOf($"{round}");
            Directory.CreateDirectory(folder);
            using var start = new Barrier(4);

            var marks = await Task.WhenAll(Enumerable.Range(0, 4).Select(index => Task.Factory.StartNew(
                () =>
                {
                    start.SignalAndWait();
                    return new FolderMarker(folder).Keep($"mark {index}");
                },
                TaskCreationOptions.LongRunning)));

            Assert.Single(marks.Distinct());
            Assert.Equal(marks[0], new FolderMarker(folder).Find());
            Assert.Single(Directory.GetFiles(folder));
        }
    }

    [Theory, Dialects]
    public async Task A_folder_that_was_moved_keeps_its_mark(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await StartAsync(store, "old");
        Directory.Move(FolderOf("old"), FolderOf("new"));

        await StartAsync(store, "new");

        await Assert.ThrowsAsync<StoreException>(() => StartAsync(store, "old"));
    }

    [Theory, Dialects]
    public async Task A_marked_folder_is_taken_over_by_a_new_database(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        Directory.CreateDirectory(FolderOf("kept"));
        await File.WriteAllTextAsync(MarkOf("kept"), "abc\n");

        await StartAsync(store, "kept");

        Assert.Equal("abc", await store.Results.FindFolderMarkerAsync(Samples.None));
    }

    [Theory, Dialects]
    public async Task A_folder_with_files_of_another_database_is_taken_over_only_when_that_is_said(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        Directory.CreateDirectory(Path.Join(FolderOf("kept"), "iperf", "7"));
        await File.WriteAllTextAsync(MarkOf("kept"), "abc\n");
        await File.WriteAllTextAsync(Path.Join(FolderOf("kept"), "iperf", "7", "dmesg"), "x");

        var refused = await Assert.ThrowsAsync<StoreException>(() => StartAsync(store, "kept"));
        Assert.Null(await store.Results.FindFolderMarkerAsync(Samples.None));
        await StartAsync(store, "kept", isAdopted: true);
        await StartAsync(store, "kept");

        Assert.Equal(
            $"'{FolderOf("kept")}' has files of jobs, and the database has no job: they belong to another database. Name the "
                + "database that they belong to (Storage:DataDirectory, Storage:Postgres), or move the folder away, or set "
                + "Results:Directory to an empty one. If their database is lost for good, say --Results:AdoptFolder true for "
                + "one start: the files stay, ids begin anew, and new jobs may write over them.",
            refused.Message);
        Assert.Equal("abc", await store.Results.FindFolderMarkerAsync(Samples.None));
    }

    [Theory, Dialects]
    public async Task A_database_that_has_jobs_and_no_mark_yet_keeps_its_files(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await store.SubmitAsync();
        Directory.CreateDirectory(FolderOf("old"));
        await File.WriteAllTextAsync(Path.Join(FolderOf("old"), "dmesg"), "x");

        await StartAsync(store, "old");

        Assert.Equal(
            (await File.ReadAllTextAsync(MarkOf("old"))).Trim(), await store.Results.FindFolderMarkerAsync(Samples.None));
    }

    private Task StartAsync(StoreHost store, string name, bool isAdopted = false)
    {
        var options = Options.Create(new ResultsOptions { Directory = FolderOf(name), AdoptFolder = isAdopted });
        var files = new ResultDirectory(
            options,
            new StorageOptions(),
            Options.Create(new BootOptions()),
            TimeProvider.System);
        return new ResultFolderCheck(files, store.Results, store.Jobs, options).StartAsync(Samples.None);
    }

    private string FolderOf(string name) => Path.Join(_folder.Path, name);

    private string MarkOf(string name) => Path.Join(FolderOf(name), ".boxyard-folder");
}
