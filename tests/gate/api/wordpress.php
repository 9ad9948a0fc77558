<?php
/* What the plugin of docs/api.md calls of WordPress, and one save over REST, as JSON on standard input.

   The answers follow WordPress' own reference: a post before it is saved has only the fields that were sent, and an
   error carries its status. Run as: php wordpress.php PLUGIN URL TOKEN */
[, $plugin, $url, $token] = $argv;
define('GATE_URL', $url);
define('GATE_TOKEN', $token);
$save = json_decode(stream_get_contents(STDIN), true, flags: JSON_THROW_ON_ERROR);
$filters = [];

class WP_Error
{
    public function __construct(public string $code, public string $message, public array $data = []) {}
}

function add_filter(string $hook, callable $called, int $priority = 10, int $arguments = 1): void
{
    $GLOBALS['filters'][$hook] = $called;
}

function get_post(int $id): ?object
{
    return $GLOBALS['save']['before'] ? (object) $GLOBALS['save']['before'] : null;
}

function get_post_thumbnail_id(object $post): int
{
    return $post->thumbnail ?? 0;
}

function get_post_meta(int $id, string $key, bool $single): string
{
    return $GLOBALS['save']['alts'][$id] ?? '';
}

function wp_strip_all_tags(string $html): string
{
    return trim(strip_tags(preg_replace('@<(script|style)[^>]*?>.*?</\\1>@si', '', $html)));
}

function wp_json_encode(mixed $told): string
{
    return json_encode($told, JSON_THROW_ON_ERROR);
}

function wp_remote_post(string $url, array $how): array|WP_Error
{
    $lines = array_map(fn($name, $value) => "$name: $value", array_keys($how['headers']), $how['headers']);
    $http = ['method' => 'POST', 'header' => $lines, 'content' => $how['body'], 'timeout' => $how['timeout'],
             'ignore_errors' => true];
    $body = @file_get_contents($url, false, stream_context_create(['http' => $http]));
    if ($body === false) {
        return new WP_Error('http_request_failed', 'The other side did not answer.');
    }
    return ['code' => (int) explode(' ', $http_response_header[0])[1], 'body' => $body];
}

function wp_remote_retrieve_response_code(array|WP_Error $answer): int|string
{
    return is_array($answer) ? $answer['code'] : '';
}

function wp_remote_retrieve_body(array|WP_Error $answer): string
{
    return is_array($answer) ? $answer['body'] : '';
}

set_error_handler(fn($number, $what) => $number & error_reporting() ? throw new ErrorException($what) : false);
require $plugin;
$called = $filters["rest_pre_insert_{$save['kind']}"];
$left = $called((object) $save['sent'], new ArrayObject($save['request'] ?? []));
echo json_encode($left instanceof WP_Error ? ['refused' => $left->message, 'status' => $left->data['status']] : ['saved' => true]);
