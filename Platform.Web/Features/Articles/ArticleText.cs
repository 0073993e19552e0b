namespace Platform.Web.Features.Articles;

/// <summary>Words of the list of articles and of an article's page.</summary>
public sealed class ArticleText;
