using Platform.Web.Features.Contributions;

namespace Platform.Web.Features.Articles;

public sealed class Article : Contribution
{
    private Article()
    {
    }

    public Article(string key, string authorKey, DateTime at)
        : base(ArticleTraits.Name, key, authorKey, at)
    {
    }

    public override string Path => $"/articles/{Key}";
}
