export * from '@tanstack/solid-router'
