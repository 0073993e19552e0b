using Microsoft.AspNetCore.Http;
using Platform.Web.Ui;

namespace Platform.Tests.Ui;

public class PagerTests
{
    [Theory]
    [InlineData(1, 1, "1")]
    [InlineData(1, 3, "1 2 3")]
    [InlineData(7, 14, "1 … 5 6 7 8 9 … 14")]
    [InlineData(4, 7, "1 2 3 4 5 6 7")]
    [InlineData(14, 14, "1 … 12 13 14")]
    public void The_pager_leaves_out_what_is_far_and_never_a_single_page(int page, int pages, string expected) =>
        Assert.Equal(expected, string.Join(' ', new Pager(page, pages, 20).Shown.Select(n => n?.ToString(null, null) ?? "…")));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(20, 1)]
    [InlineData(21, 2)]
    public void Nothing_found_is_still_one_page(int total, int pages) => Assert.Equal(pages, Pager.For(1, total, 20).Pages);

    [Fact]
    public void A_link_to_another_page_keeps_the_filters()
    {
        var request = new DefaultHttpContext().Request;
        request.Path = "/search";
        request.QueryString = new QueryString("?q=paspoort%20kwijt&kind=question&kind=article&page=3");

        Assert.Equal("/search?q=paspoort%20kwijt&kind=question&kind=article&page=4", new Pager(3, 9, 20).Url(request, 4));
        Assert.Equal("/search?q=paspoort%20kwijt&kind=question&kind=article", new Pager(3, 9, 20).Url(request, 1));
    }
}
