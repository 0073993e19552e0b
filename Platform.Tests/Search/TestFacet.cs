using System.Runtime.CompilerServices;
using Platform.Search;
using Platform.Web.Features.Contributions;

namespace Platform.Tests.Search;

/// <summary>
/// A registered facet. Facets are registered for the whole process, before any index is opened, so this one is there in every test. It is
/// not shown as long as no document has a value of it.
/// </summary>
internal static class TestFacet
{
    public static readonly Facet Colour = Register();

    public static Facet Register() => Facet.Register("test-colour", "proefkleur", "testcolour",
        [new("red", "rood", "red"), new("blue", "donker blauw", "dark blue"), new("green", "groen", "green")]);

    [ModuleInitializer]
    internal static void BeforeAnyTest()
    {
        RuntimeHelpers.RunClassConstructor(typeof(TestFacet).TypeHandle);
        Kinds.Include(typeof(TestFacet).Assembly);
        // The kinds of contribution register facets too.
        _ = Kinds.All.Count;
    }
}
