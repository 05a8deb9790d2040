namespace CaseTrack.Tests.Pages;

/// <summary>Tests that go over all pages, one after another, beside those in which somebody does something: on a service, a copy of the
/// demonstration year and a browser of their own.</summary>
[CollectionDefinition(Collection)]
public sealed class WalkedPages : ICollectionFixture<PageHost>
{
    public const string Collection = "pages, all of them";
}
