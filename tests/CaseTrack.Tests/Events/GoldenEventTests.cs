using System.Text.Json.Nodes;

namespace CaseTrack.Tests.Events;

/// <summary>Events of every release are read for ever: what one has stored, this build reads, understands as it was understood, and writes
/// as it was
/// written.</summary>
/// <remarks><c>README.md</c> beside this file says how examples are added, and why none is ever changed.</remarks>
public sealed class GoldenEventTests(GoldenStore store) : IClassFixture<GoldenStore>
{
    [Fact]
    public void A_run_that_adds_examples_is_no_run_that_tests() =>
        store.Added.ShouldBeEmpty("Added, and listed in the manifest. Review, commit, and run again without CASETRACK_GOLDEN.");

    [Fact]
    public void Every_event_ever_stored_can_be_read() => store.Unreadable.Select(x => $"{x.Key}: {x.Value}").ShouldBeEmpty();

    [Fact]
    public void Every_event_is_written_again_as_it_was() =>
        Read().SelectMany(x => KeptJson.Differences(x.Example.Data, JsonNode.Parse(store.Serializer.ToJson(x.Happened)), x.Example.Name))
            .ShouldBeEmpty();

    [Fact]
    public void Every_event_is_stored_under_its_name_and_happens_to_the_record_it_happened_to() =>
        Read().Where(x => (EventName.Stored(x.Happened.GetType()), RecordKind.Of(x.Happened).Name) != (x.Example.Type, x.Example.HappensTo))
            .Select(x => $"{x.Example.Name} is {EventName.Stored(x.Happened.GetType())} of {RecordKind.Of(x.Happened).Name} now")
            .ShouldBeEmpty();

    [Fact]
    public void Every_event_means_what_it_meant_to_terms_numbers_and_differences() =>
        Read().SelectMany(x => KeptJson.Differences(x.Example.Means, GoldenExample.MeaningOf(x.Happened), $"{x.Example.Name} means"))
            .ShouldBeEmpty();

    [Fact]
    public void A_field_that_has_come_since_has_a_default()
    {
        Read().SelectMany(x => ExampleValues.Lacking(x.Happened).Select(y => $"{x.Example.Name}: {y} may not be null and is"))
            .ShouldBeEmpty();
        Read().SelectMany(x => Since(x.Example, x.Happened).Select(y => $"{x.Example.Name}: {y} has come without a default"))
            .ShouldBeEmpty();
    }

    [Fact]
    public void Every_event_type_and_every_field_has_an_example_in_the_newest_release()
    {
        GoldenAdditions.Missing(store).Select(x => $"{EventName.Stored(x.Type)}: {string.Join(' ', x.Fields)}")
            .ShouldBeEmpty("CASETRACK_GOLDEN=add adds them; see the README of the folder.");
        GoldenAdditions.Untold().Select(x => x.Name).ShouldBeEmpty("In no story.");
    }

    [Fact]
    public void Every_story_gives_the_record_it_gave()
    {
        foreach (var story in GoldenFolder.Releases.SelectMany(GoldenFolder.Stories))
        {
            File.Exists(story.FoldedPath).ShouldBeTrue($"{story.FoldedPath}: CASETRACK_GOLDEN=add writes it.");
            var (kept, now) = (JsonNode.Parse(File.ReadAllText(story.FoldedPath))!, story.Fold(store));
            KeptJson.Differences(kept, now, story.Name).ShouldBeEmpty();

            // An event that changes more than it did means something else, unless the member itself has come since.
            var known = kept["steps"]!.AsArray().SelectMany(x => x!["changed"]!.AsObject().Select(y => y.Key)).ToHashSet();
            kept["steps"]!.AsArray().Zip(now["steps"]!.AsArray()).SelectMany(x => x.Second!["changed"]!.AsObject()
                .Where(y => known.Contains(y.Key) && !x.First!["changed"]!.AsObject().ContainsKey(y.Key))
                .Select(y => $"{story.Name}: {x.First!["after"]} changes {y.Key}, and did not")).ShouldBeEmpty();
        }
    }

    [Fact]
    public void A_kept_file_is_never_changed_and_never_removed()
    {
        foreach (var release in GoldenFolder.Releases)
        {
            var (added, present) = (GoldenFolder.Added(release), GoldenFolder.Present(release));
            added.Where(x => present.GetValueOrDefault(x.Key) != x.Value).Select(x => $"{release}/{x.Key}")
                .ShouldBeEmpty("Changed or gone. Restore it: databases hold events like it.");
            present.Keys.Except(added.Keys)
                .ShouldBeEmpty($"Not in the manifest of {release}. CASETRACK_GOLDEN=add adds to the newest release; an older one gets no "
                    + $"more.");
        }
    }

    private IEnumerable<(GoldenExample Example, ICaseEvent Happened)> Read() =>
        store.Examples.Where(x => !store.Unreadable.ContainsKey(x.Name)).Select(x => (x, store.Read(x.Release, x.File)));

    /// <summary>Fields that are in the event now, were not in the example, and say something though nobody gave them a default.</summary>
    private IEnumerable<string> Since(GoldenExample example, ICaseEvent happened)
    {
        var parameters = happened.GetType().GetConstructors().OrderByDescending(x => x.GetParameters().Length).First().GetParameters();
        return JsonNode.Parse(store.Serializer.ToJson(happened))!.AsObject().Select(x => x.Key).Where(x => !example.Data.ContainsKey(x))
            .Where(x => parameters.Any(y => string.Equals(y.Name, x, StringComparison.OrdinalIgnoreCase) && !y.HasDefaultValue));
    }
}
